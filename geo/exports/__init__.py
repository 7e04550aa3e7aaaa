"""Files of a scene and of everything: tables and shapes in which every number has its trace."""

from geo.exports.books import Book, book_of, tables_of
from geo.exports.descriptions import all_metadata, indicator_metadata, scene_metadata
from geo.exports.formats import EXPORTS, Export, filename, filename_of_all, write_all
from geo.exports.indicators import indicator_table, write_indicator_csv
from geo.exports.tables import Table, table_of

__all__ = [
    "EXPORTS",
    "Book",
    "Export",
    "Table",
    "all_metadata",
    "book_of",
    "filename",
    "filename_of_all",
    "indicator_metadata",
    "indicator_table",
    "scene_metadata",
    "table_of",
    "tables_of",
    "write_all",
    "write_indicator_csv",
]
