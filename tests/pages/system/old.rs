//! Pages as they were written by hand, and still are.

use super::{PLAIN, Story, Style, american, body, british, escape};

/// Nearly nothing stands around the story.
pub(super) fn agency(story: &Story, own: u64) -> String {
    let text = body(story, &PLAIN, &[]);
    let date = match own % 3 {
        0 => format!(
            "<meta name=\"date\" content=\"{}\">",
            story.date.strftime("%Y%m%dT101500Z")
        ),
        1 => format!("<meta name=\"DC.date.issued\" content=\"{}\">", story.date),
        _ => format!(
            "<meta name=\"pubdate\" content=\"{}\">",
            story.date.strftime("%a, %d %b %Y 10:15:00 GMT")
        ),
    };
    format!(
        "<html><head><title>{title}</title>{date}<meta name=\"source\" content=\"{paper}\"></head><body><h1>{title}</h1><p class=\"by\">By {author}</p>{text}<p>({paper})</p></body></html>",
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author
    )
}

/// Tables in tables, and fonts.
pub(super) fn tables(story: &Story, own: u64) -> String {
    let style = if own.is_multiple_of(2) {
        Style {
            paragraph: "<p><font face=\"Verdana\" size=\"2\">@</font></p>",
            heading: "<p><b><font face=\"Verdana\" size=\"3\">@</font></b></p>",
            quotation: "<blockquote><font face=\"Verdana\" size=\"2\">@</font></blockquote>",
            ..PLAIN
        }
    } else {
        Style {
            paragraph: "@<br><br>\n",
            heading: "<b>@</b><br><br>\n",
            quotation: "<i>@</i><br><br>\n",
            ..PLAIN
        }
    };
    let text = body(story, &style, &[]);
    let shown = if own.is_multiple_of(3) {
        british(story)
    } else {
        american(story)
    };
    format!(
        r##"<HTML><HEAD><TITLE>{paper} - {title}</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"></HEAD><BODY BGCOLOR="#FFFFFF" LINK="#000099"><TABLE WIDTH="760" BORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD COLSPAN="3" BGCOLOR="#003366"><IMG SRC="/logo.gif" ALT="{paper}"></TD></TR>
<TR><TD WIDTH="130" VALIGN="TOP" BGCOLOR="#EEEEEE"><FONT SIZE="1"><A HREF="/">Front page</A><BR><A HREF="/local">Local</A><BR><A HREF="/world">World</A><BR><A HREF="/sport">Sport</A><BR><A HREF="/obits">Obituaries</A><BR><A HREF="/class">Classifieds</A></FONT></TD>
<TD WIDTH="480" VALIGN="TOP"><TABLE WIDTH="100%" CELLPADDING="8"><TR><TD><FONT FACE="Georgia" SIZE="5"><B><SPAN CLASS="headline">{title}</SPAN></B></FONT><BR><FONT SIZE="1"><SPAN CLASS="byline">By {author}</SPAN> | <SPAN CLASS="date">{shown}</SPAN></FONT></TD></TR><TR><TD CLASS="story">{text}</TD></TR><TR><TD><FONT SIZE="1"><A HREF="/print">Printer-friendly version</A> | <A HREF="/mail">E-mail this story</A></FONT></TD></TR></TABLE></TD>
<TD WIDTH="150" VALIGN="TOP"><TABLE BORDER="1"><TR><TD><FONT SIZE="1"><B>Other stories</B><BR>{others}</FONT></TD></TR></TABLE></TD></TR><TR><TD COLSPAN="3" ALIGN="CENTER"><FONT SIZE="1">Copyright 2004 {paper}. All rights reserved.</FONT></TD></TR></TABLE></BODY></HTML>"##,
        title = escape(&story.headline),
        paper = story.publisher,
        author = story.author,
        others = story
            .others
            .iter()
            .take(5)
            .map(|other| format!("<A HREF=\"/o\">{other}</A><BR>"))
            .collect::<String>()
    )
}
