"""Reads exported graphs with programs that are not ours, and prints for each how much they find.

Usage: readers.py FOLDER, which has graph.FORMAT for each format. A reader that is not installed is told of.
"""

import csv
import io
import json
import sys


def networkx():
    import networkx as nx

    node_link = nx.node_link_graph(json.load(open(f"{folder}/graph.json")), edges="links")
    yield "json", node_link.number_of_nodes(), node_link.number_of_edges()
    graphml = nx.read_graphml(f"{folder}/graph.graphml", force_multigraph=True)
    yield "graphml", graphml.number_of_nodes(), graphml.number_of_edges()
    gexf = nx.read_gexf(f"{folder}/graph.gexf")
    yield "gexf", gexf.number_of_nodes(), gexf.number_of_edges()
    whole = json.load(open(f"{folder}/graph.cytoscape"))
    whole |= {"data": [], "directed": True, "multigraph": True}
    for number, edge in enumerate(whole["elements"]["edges"]):
        edge["data"]["key"] = number
    elements = nx.cytoscape_graph(whole)
    yield "cytoscape", elements.number_of_nodes(), elements.number_of_edges()


def rdflib():
    import rdflib

    graph = rdflib.Graph().parse(f"{folder}/graph.jsonld", format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    quotations = set(graph.subjects(rdflib.RDF.type, schema.Quotation))
    said = list(graph.triples((None, schema.creator, None)))
    yield "jsonld", len(quotations), len(said)
    annotation = rdflib.Namespace("http://www.w3.org/ns/oa#")
    places = list(graph.subjects(annotation.start, None))
    yield "annotations", len(set(graph.subjects(annotation.hasBody, None))), len(places)


def tables():
    nodes, relationships = open(f"{folder}/graph.csv", newline="").read().split("\n\n", 1)
    rows = [list(csv.reader(io.StringIO(table))) for table in (nodes, relationships)]
    assert all(len(row) == len(table[0]) for table in rows for row in table)
    yield "csv", len(rows[0]) - 1, len(rows[1]) - 1


folder = sys.argv[1]
for reader in networkx, rdflib, tables:
    try:
        for line in reader():
            print(*line)
    except ImportError as missing:
        print("missing", missing.name)
