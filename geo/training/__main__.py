"""Trains every model and writes the cards that say of what they are made and how good they are.

python -m geo.training                 train the geoparser, measure by folds, write data/models
python -m geo.training clusters FILE   group the words of a file of vectors, before all else
python -m geo.training language FILE   train the tagger and parser, starting from a file of vectors
python -m geo.training stand-ins       list the verbs that the treebank hardly has (part of "language")
python -m geo.training measure         print the figures by folds, write nothing
"""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.gazetteer import Gazetteer
from geo.training import card, evaluation, recognition, resolution, roles
from geo.training.corpora import TOPONYM_CORPORA, GoldDocument, toponym_corpus
from geo.training.written import training_documents


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m geo.training", description="Train the models.")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("clusters", help="group words by their vectors").add_argument("vectors", type=Path)
    commands.add_parser("language", help="train the tagger and parser").add_argument("vectors", type=Path)
    commands.add_parser("stand-ins", help="list the verbs that the treebank hardly has")
    commands.add_parser("measure", help="print figures by folds, write nothing")
    options = parser.parse_args()
    if options.command in ("clusters", "language", "stand-ins"):
        _prepare(options)
        return
    try:
        documents = [d for name in TOPONYM_CORPORA for d in toponym_corpus(name)]
    except OSError as error:
        parser.error(f"{error}; the annotated corpora belong into the folder 'shared' beside the project")
    written, gazetteer = training_documents(), Gazetteer.open()
    if options.command != "measure":
        _train(documents, written, gazetteer)
    figures = dict(evaluation.scores(evaluation.held_out(documents, written, gazetteer)))
    marked = roles.cross_validate([*documents, *written], gazetteer)
    print(card.table(figures, marked))  # noqa: T201
    print(resolution.report(gazetteer, documents))  # noqa: T201
    if options.command != "measure":
        card.write(figures, marked)


def _prepare(options: argparse.Namespace) -> None:
    """What comes before the geoparser's models. Its packages are heavy, and imported where they are used."""
    from geo.training import clusters, language, stand_ins

    if options.command == "clusters":
        print(f"{clusters.build(options.vectors):,} words")  # noqa: T201
        return
    if options.command == "language":
        language.train(options.vectors)
    print(f"{stand_ins.write():,} forms of rare verbs")  # noqa: T201


def _train(documents: list[GoldDocument], written: list[GoldDocument], gazetteer: Gazetteer) -> None:
    recognition.train([*documents, *written], gazetteer)
    resolution.write(resolution.train(resolution.samples(gazetteer, documents)))
    roles.train([*documents, *written], gazetteer)


if __name__ == "__main__":
    main()
