"""Files of a scene and of everything: tables and shapes in which every number has its trace."""

from geo.exports.boardbooks import BOARDS, table_of_board
from geo.exports.books import Book, book_of, tables_of
from geo.exports.briefbooks import BRIEFS, MEDIA, write_page, write_text
from geo.exports.checklists import checklist, write_checklist, write_projects
from geo.exports.descriptions import all_metadata, indicator_metadata, scene_metadata
from geo.exports.formats import EXPORTS, Export, filename, filename_of_all, write_all
from geo.exports.indicators import indicator_table, write_indicator_csv
from geo.exports.listings import LISTS, table_of_sites
from geo.exports.parts import Wish
from geo.exports.sheets import Sheet
from geo.exports.slides import write_slides
from geo.exports.studybooks import STUDIES, table_of_study
from geo.exports.tables import Table, table_of
from geo.exports.targetbooks import TARGETS, table_of_targets

__all__ = [
    "BOARDS",
    "BRIEFS",
    "EXPORTS",
    "LISTS",
    "MEDIA",
    "STUDIES",
    "TARGETS",
    "Book",
    "Export",
    "Sheet",
    "Table",
    "Wish",
    "all_metadata",
    "book_of",
    "checklist",
    "filename",
    "filename_of_all",
    "indicator_metadata",
    "indicator_table",
    "scene_metadata",
    "table_of",
    "table_of_board",
    "table_of_sites",
    "table_of_study",
    "table_of_targets",
    "tables_of",
    "write_all",
    "write_checklist",
    "write_indicator_csv",
    "write_page",
    "write_projects",
    "write_slides",
    "write_text",
]
