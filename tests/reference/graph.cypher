CREATE (china:Country:Actor {name: 'China', aliases: ['PRC', 'Beijing'], iso2: 'CN', adjectives: ['Chinese']}),
       (taiwan:Country {name: 'Taiwan', aliases: ['Republic of China'], iso2: 'TW', adjectives: ['Taiwanese']}),
       (japan:Country:Actor {name: 'Japan', aliases: ['Tokyo'], iso2: 'JP', adjectives: ['Japanese'], blocs: ['G7', 'Group of Twenty', 'G20']}),
       (america:Country {name: 'United States', aliases: ['U.S.', 'America', 'Washington'], iso2: 'US', adjectives: ['American'], blocs: ['NATO', 'G7']}),
       (bosnia:Country {name: 'Bosnia and Herzegovina', aliases: ['Bosnia'], iso2: 'BA'}),
       (turkey:Country {name: 'Türkiye', aliases: ['Turkey'], iso2: 'TR'}),
       (ukraine:Country {name: 'Ukraine', aliases: ['Kyiv'], iso2: 'UA', adjectives: ['Ukrainian']}),
       (capital:Place {name: 'Washington'})
CREATE (trade:Topic {name: 'trade', aliases: ['commerce']}),
       (agriculture:Topic {name: 'agriculture', aliases: ['farming']}),
       (soybeans:Topic {name: 'soybeans'}),
       (tariffs:Topic {name: 'tariffs', aliases: ['duties']}),
       (peace:Topic {name: 'peace'}),
       (soybeans)-[:BROADER]->(agriculture)-[:BROADER]->(trade),
       (tariffs)-[:BROADER]->(trade)
CREATE (xi:Person:Actor {name: 'Xi Jinping', aliases: ['Xi', 'President Xi'], role: 'president of China', gender: 'male'}),
       (trump:Person:Actor {name: 'Donald Trump', aliases: ['Trump', 'President Trump'], role: 'president of the United States', gender: 'male'}),
       (takaichi:Person:Actor {name: 'Sanae Takaichi', role: 'prime minister of Japan', gender: 'female'}),
       (zelensky:Person:Actor {name: 'Volodymyr Zelenskyy', aliases: ['Zelensky'], gender: 'male'}),
       (mao:Person:Actor {name: 'Mao Ning', role: 'spokeswoman for China\'s Foreign Ministry', gender: 'female'}),
       (lin:Person:Actor {name: 'Lin Chia-lung', role: 'foreign minister of Taiwan', gender: 'male'}),
       (ministry:Organization:Actor {name: 'China\'s Foreign Ministry', aliases: ['Chinese Foreign Ministry']}),
       (bank:Organization:Actor {name: 'Bank for Trade and Development'}),
       (truth:Organization:Actor {name: 'Truth Social'}),
       (xi)-[:OF]->(china), (ministry)-[:OF]->(china), (takaichi)-[:OF]->(japan), (trump)-[:OF]->(america), (mao)-[:OF]->(ministry), (lin)-[:OF]->(taiwan)
CREATE (summit:Event {name: 'Harbour summit', date: date('2025-12-01')})
CREATE (phone:Document {title: 'Leaders speak by phone', path: 'articles/phone-call.txt', publisher: 'Reuters', date: date('2025-11-24')}),
       (reply:Document {title: 'Tokyo answers', path: 'articles/tokyo.txt', publisher: 'The Harbour Times', date: date('2025-11-28')}),
       (farm:Document {title: 'Farm exports in December', path: 'articles/farm.txt', date: date('2025-12-03')})
CREATE (reunion:Statement {text: 'Taiwan\'s return to China is an integral part of the post-war order', form: 'mixed', act: 'assertion', cue: 'told', date: date('2025-11-24'), negated: false, hedged: false, attitude: false, confidence: 0.95, start: 100, end: 166}),
       (xi)-[:SAID]->(reunion), (reunion)-[:TO]->(trump), (reunion)-[:ACCORDING_TO]->(ministry), (reunion)-[:ABOUT]->(taiwan), (reunion)-[:ABOUT]->(china), (reunion)-[:IN]->(phone)
CREATE (understands:Statement {text: 'the United States understands how important the Taiwan question is to China', form: 'indirect', act: 'assertion', cue: 'acknowledged', manner: 'admit', date: date('2025-11-24'), negated: false, hedged: true, attitude: false, confidence: 0.8, start: 240, end: 315}),
       (trump)-[:SAID]->(understands), (understands)-[:TO]->(xi), (understands)-[:ABOUT]->(taiwan), (understands)-[:ABOUT]->(america), (understands)-[:ABOUT]->(china), (understands)-[:IN]->(phone)
CREATE (deal:Statement {text: 'we have made a good deal for our soybean farmers', form: 'direct', act: 'assertion', cue: 'wrote', manner: 'write', date: date('2025-11-24'), negated: false, hedged: false, attitude: false, confidence: 0.97, start: 400, end: 448}),
       (trump)-[:SAID]->(deal), (deal)-[:VIA]->(truth), (deal)-[:ABOUT]->(soybeans), (deal)-[:ABOUT]->(agriculture), (deal)-[:IN]->(phone)
CREATE (silence:Statement {text: 'Taiwan had come up', form: 'indirect', act: 'assertion', cue: 'did not say', negated: true, hedged: false, attitude: false, confidence: 0.85, start: 500, end: 518}),
       (trump)-[:SAID]->(silence), (silence)-[:ABOUT]->(taiwan), (silence)-[:IN]->(phone)
CREATE (attack:Statement {text: 'an attack on Taiwan could call for the use of force', form: 'indirect', act: 'assertion', cue: 'said', negated: false, hedged: false, attitude: false, confidence: 0.9, start: 60, end: 111}),
       (takaichi)-[:SAID]->(attack), (attack)-[:ABOUT]->(taiwan), (attack)-[:ABOUT]->(japan), (attack)-[:IN]->(reply)
CREATE (calm:Statement {text: 'Tokyo should act with restraint for the sake of peace', form: 'direct', act: 'assertion', cue: 'said', date: date('2025-11-27'), negated: false, hedged: false, attitude: false, confidence: 0.95, start: 210, end: 263}),
       (ministry)-[:SAID]->(calm), (calm)-[:TO]->(japan), (calm)-[:ABOUT]->(japan), (calm)-[:ABOUT]->(peace), (calm)-[:IN]->(reply)
CREATE (buying:Statement {text: 'China will buy more soybeans and rare earths will flow again', form: 'indirect', act: 'assertion', cue: 'said', date: date('2025-12-02'), negated: false, hedged: false, attitude: false, confidence: 0.7, start: 20, end: 80}),
       (xi)-[:SAID]->(buying), (buying)-[:TO]->(trump), (buying)-[:ABOUT]->(soybeans), (buying)-[:ABOUT]->(china), (buying)-[:IN]->(farm)
CREATE (lower:Statement {text: 'lower tariffs', form: 'indirect', cue: 'wants', manner: 'want', date: date('2025-12-02'), negated: false, hedged: false, attitude: true, confidence: 0.75, start: 120, end: 133}),
       (xi)-[:SAID]->(lower), (lower)-[:ABOUT]->(tariffs), (lower)-[:IN]->(farm)
CREATE (halved:Statement {text: 'tariffs would be halved', form: 'indirect', act: 'assertion', cue: 'said', date: date('2025-12-03'), negated: false, hedged: false, attitude: false, confidence: 0.9, start: 180, end: 203}),
       (trump)-[:SAID]->(halved), (halved)-[:ABOUT]->(tariffs), (halved)-[:IN]->(farm)
CREATE (report:Statement {text: 'Trump had promised to halve the tariffs', form: 'indirect', act: 'assertion', cue: 'told reporters', date: date('2025-12-03'), negated: false, hedged: false, attitude: false, confidence: 0.65, start: 160, end: 203}),
       (takaichi)-[:SAID]->(report), (report)-[:REPORTS]->(halved), (report)-[:ABOUT]->(tariffs), (report)-[:ABOUT]->(trump), (report)-[:IN]->(farm)
CREATE (anonymous:Statement {text: 'Beijing would not yield on Taiwan', form: 'indirect', act: 'assertion', cue: 'was said', source: 'a diplomat', date: date('2025-11-28'), negated: false, hedged: false, attitude: false, confidence: 0.4, start: 300, end: 333}),
       (anonymous)-[:ABOUT]->(taiwan), (anonymous)-[:ABOUT]->(china), (anonymous)-[:IN]->(reply)
CREATE (ceasefire:Statement {text: 'a ceasefire in Ukraine is within reach', form: 'indirect', act: 'assertion', cue: 'said', date: date('2025-12-03'), negated: false, hedged: false, attitude: false, confidence: 0.85, start: 240, end: 278}),
       (trump)-[:SAID]->(ceasefire), (zelensky)-[:SAID]->(ceasefire), (ceasefire)-[:ABOUT]->(ukraine), (ceasefire)-[:ABOUT]->(peace), (ceasefire)-[:IN]->(farm)
CREATE (strait:Statement {text: 'stability in the strait matters to all', form: 'direct', act: 'assertion', cue: 'said', date: date('2025-11-29'), negated: false, hedged: false, attitude: false, confidence: 0.95, start: 350, end: 388}),
       (japan)-[:SAID]->(strait), (strait)-[:ABOUT]->(taiwan), (strait)-[:ABOUT]->(peace), (strait)-[:IN]->(reply)
CREATE (denial:Statement {text: 'Beijing had put pressure on Taiwan', form: 'indirect', act: 'denial', cue: 'denied', manner: 'deny', date: date('2025-12-03'), negated: false, hedged: false, attitude: false, confidence: 0.9, start: 300, end: 334, line: 5, sentence: 'It denied that Beijing had put pressure on Taiwan.', paragraph: 'The ministry was asked about a cable off Keelung. It denied that Beijing had put pressure on Taiwan.', paragraph_start: 235, source_spans: [285, 287], cue_spans: [288, 294], content_spans: [300, 334]}),
       (ministry)-[:SAID]->(denial), (denial)-[:ABOUT]->(china), (denial)-[:ABOUT]->(taiwan), (denial)-[:IN]->(farm)
CREATE (query:Statement {text: 'whether the tariffs would fall before spring', form: 'indirect', act: 'question', cue: 'asked', manner: 'ask', date: date('2025-12-03'), negated: false, hedged: false, attitude: false, confidence: 0.85, start: 350, end: 394}),
       (takaichi)-[:SAID]->(query), (query)-[:TO]->(trump), (query)-[:ABOUT]->(tariffs), (query)-[:IN]->(farm)
CREATE (restraint:Statement {text: 'to keep the peace in the strait', form: 'indirect', act: 'directive', cue: 'urged', manner: 'urge', date: date('2025-11-28'), negated: false, hedged: false, attitude: false, confidence: 0.9, start: 400, end: 431}),
       (takaichi)-[:SAID]->(restraint), (restraint)-[:TO]->(china), (restraint)-[:ABOUT]->(peace), (restraint)-[:IN]->(reply)
CREATE (oath:Statement {text: 'to visit Beijing in April', form: 'indirect', act: 'commissive', cue: 'promised', manner: 'promise', date: date('2025-12-03'), negated: false, hedged: false, attitude: false, confidence: 0.8, start: 420, end: 445}),
       (trump)-[:SAID]->(oath), (oath)-[:TO]->(xi), (oath)-[:ABOUT]->(china), (oath)-[:IN]->(farm)
CREATE (caution:Statement {text: 'new tariffs would hurt farmers first', form: 'indirect', act: 'assertion', cue: 'warned', manner: 'warn', date: date('2025-12-02'), negated: false, hedged: false, attitude: false, confidence: 0.9, start: 140, end: 176}),
       (xi)-[:SAID]->(caution), (caution)-[:TO]->(trump), (caution)-[:ABOUT]->(tariffs), (caution)-[:IN]->(farm)
CREATE (worry:Statement {text: 'a war over Taiwan', form: 'indirect', cue: 'fears', manner: 'fear', date: date('2025-11-28'), negated: false, hedged: false, attitude: true, confidence: 0.6, start: 450, end: 467}),
       (takaichi)-[:SAID]->(worry), (worry)-[:ABOUT]->(taiwan), (worry)-[:IN]->(reply)
CREATE (pressure:Statement {text: 'Beijing had put pressure on Taiwan for weeks', form: 'indirect', act: 'assertion', cue: 'charged', manner: 'accuse', date: date('2025-11-28'), negated: false, hedged: false, attitude: false, confidence: 0.9, start: 500, end: 544}),
       (lin)-[:SAID]->(pressure), (pressure)-[:ABOUT]->(taiwan), (pressure)-[:ABOUT]->(china), (pressure)-[:IN]->(reply), (denial)-[:DISPUTES {how: 'denied', confidence: 0.9}]->(pressure)
CREATE (reckless:Statement {text: 'Takaichi\'s words about the island were reckless', form: 'direct', act: 'assertion', cue: 'criticized', manner: 'criticise', date: date('2025-12-03'), negated: false, hedged: false, attitude: false, confidence: 0.9, start: 520, end: 567}),
       (mao)-[:SAID]->(reckless), (reckless)-[:ABOUT]->(takaichi), (reckless)-[:ABOUT]->(japan), (reckless)-[:IN]->(farm), (reckless)-[:DISPUTES {how: 'rejected', confidence: 0.8}]->(attack)
CREATE (growth:Statement {text: 'soybean exports will double by spring', form: 'indirect', act: 'assertion', cue: 'predicted', manner: 'predict', date: date('2025-12-03'), negated: false, hedged: false, attitude: false, confidence: 0.9, start: 600, end: 637}),
       (bank)-[:SAID]->(growth), (growth)-[:ABOUT]->(soybeans), (growth)-[:IN]->(farm)
CREATE (phone)-[:MENTIONS {count: 3}]->(xi), (phone)-[:MENTIONS {count: 4}]->(trump), (reply)-[:MENTIONS {count: 2}]->(takaichi), (reply)-[:MENTIONS {count: 1}]->(lin),
       (farm)-[:MENTIONS {count: 2}]->(xi), (farm)-[:MENTIONS {count: 3}]->(trump), (farm)-[:MENTIONS {count: 2}]->(takaichi), (farm)-[:MENTIONS {count: 1}]->(mao), (farm)-[:MENTIONS {count: 1}]->(zelensky)
