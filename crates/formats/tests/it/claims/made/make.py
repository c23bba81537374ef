"""Makes the workbooks beside it, each with a program that parties use or a library that such programs stand on, so that the tests read what
others wrote and not what we believe they write. Everybody in them is invented.

    python -m venv made && made/bin/pip install openpyxl==3.1.5 xlsxwriter==3.3.1 pyexcel-ods3==0.6.1 odfpy==1.4.1
    made/bin/python make.py            # and once more with `soffice` on the path for those of LibreOffice

Archives are packed anew with one date, so that the same versions make the same bytes, those of LibreOffice excepted. The test command makes nothing: it
reads what lies here.
"""

import datetime
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

HERE = pathlib.Path(__file__).parent
DAY = datetime.date
HEADINGS = ["No", "Full name", "Date of birth", "Held at", "Remark"]
PEOPLE = [
    [1, "Ann Example", DAY(1980, 3, 4), "Camp 3", "first"],
    [2, "Борис Образец", DAY(1979, 12, 31), None, None],
    [3, "Élodie Muster", "1981", None, None],
    [4, "CARL THIRD", DAY(1982, 6, 7), "Camp 4", None],
]
RIGHT_TO_LEFT = [
    ["الرقم", "الاسم الكامل", "تاريخ الميلاد"],
    [1, "خالد حسين الدليمي", DAY(1985, 5, 6)],
    [2, "مريم علي", DAY(1990, 10, 11)],
]
HIDDEN = [["No", "Full name"], [9, "Old Entry"]]
TITLE = "List of the South"


def by_openpyxl(path, is_1904=False):
    """No values beside formulas: openpyxl reckons nothing. A title over merged cells, a cell merged over three rows."""
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "People"
    sheet.append([TITLE])
    sheet.merge_cells("A1:E1")
    sheet.append(HEADINGS)
    for row in PEOPLE:
        sheet.append(row)
    sheet.merge_cells("D3:D5")
    for row in range(3, 7):
        sheet[f"C{row}"].number_format = "dd.mm.yyyy"
    sheet["E6"] = '=CONCATENATE("a","b")'
    sheet.append([None, "Total: 4"])
    other = book.create_sheet("أسماء")
    other.sheet_view.rightToLeft = True
    for row in RIGHT_TO_LEFT:
        other.append(row)
    old = book.create_sheet("Old")
    old.sheet_state = "hidden"
    for row in HIDDEN:
        old.append(row)
    book.save(path)


def by_xlsxwriter(path, is_1904=False):
    """Formulas with the values that they had when the file was saved: of a name and of a date."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"date_1904": is_1904})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("People")
    sheet.merge_range("A1:E1", TITLE)
    sheet.write_row("A2", HEADINGS)
    for number, (no, name, born, held, remark) in enumerate(PEOPLE, 2):
        sheet.write(number, 0, no)
        if no == 4:
            sheet.write_formula(number, 1, '=UPPER("Carl Third")', None, "CARL THIRD")
            serial = (born - (DAY(1904, 1, 1) if is_1904 else DAY(1899, 12, 30))).days
            sheet.write_formula(number, 2, "=DATE(1982,6,7)", day, serial)
        else:
            sheet.write(number, 1, name)
            if isinstance(born, DAY):
                sheet.write_datetime(number, 2, datetime.datetime(born.year, born.month, born.day), day)
            else:
                sheet.write(number, 2, born)
        if held and no != 1:
            sheet.write(number, 3, held)
        if remark:
            sheet.write(number, 4, remark)
    sheet.merge_range("D3:D5", "Camp 3")
    sheet.write_formula("E6", '=CONCATENATE("a","b")', None, "ab")
    sheet.write_formula("B7", '="Total: "&COUNT(A3:A6)', None, "Total: 4")
    other = book.add_worksheet("أسماء")
    other.right_to_left()
    for number, row in enumerate(RIGHT_TO_LEFT):
        for column, value in enumerate(row):
            if isinstance(value, DAY):
                other.write_datetime(number, column, datetime.datetime(value.year, value.month, value.day), day)
            else:
                other.write(number, column, value)
    old = book.add_worksheet("Old")
    for number, row in enumerate(HIDDEN):
        old.write_row(number, 0, row)
    old.hide()
    book.set_properties({"created": datetime.datetime(2026, 1, 1)})
    book.close()


def by_pyexcel(path):
    """The plainest ODS: sheets of values, nothing merged, nothing hidden."""
    from pyexcel_ods3 import save_data

    filled = [["" if cell is None else cell for cell in row] for row in PEOPLE]
    save_data(str(path), {"People": [[TITLE], HEADINGS, *filled, ["", "Total: 4"]], "أسماء": RIGHT_TO_LEFT})


def by_odfpy(path):
    """Cells that span rows with covered ones below, a hidden sheet, a sheet from right to left, formulas with their values."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.style import Style, TableProperties
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    hidden = Style(name="hidden", family="table")
    hidden.addElement(TableProperties(display="false"))
    leftward = Style(name="leftward", family="table")
    leftward.addElement(TableProperties(display="true", writingmode="rl-tb"))
    for style in (hidden, leftward):
        book.automaticstyles.addElement(style)

    def cell(value, **more):
        if value is None:
            return TableCell(**more)
        if isinstance(value, DAY):
            one = TableCell(valuetype="date", datevalue=value.isoformat(), **more)
            one.addElement(P(text=value.strftime("%d.%m.%y")))
        elif isinstance(value, int):
            one = TableCell(valuetype="float", value=value, **more)
            one.addElement(P(text=str(value)))
        else:
            one = TableCell(valuetype="string", **more)
            one.addElement(P(text=value))
        return one

    def row_of(cells):
        row = TableRow()
        for one in cells:
            row.addElement(one)
        return row

    def table(name, rows, style=None):
        sheet = Table(name=name, **({"stylename": style} if style else {}))
        for one in rows:
            sheet.addElement(one)
        book.spreadsheet.addElement(sheet)

    people = [row_of([cell(TITLE, numbercolumnsspanned=5)] + [CoveredTableCell() for _ in range(4)])]
    people.append(row_of(cell(text) for text in HEADINGS))
    for no, name, born, held, remark in PEOPLE:
        place = cell(held, numberrowsspanned=3) if no == 1 else CoveredTableCell() if no < 4 else cell(held)
        who = cell(name, formula='of:=UPPER("Carl Third")') if no == 4 else cell(name)
        last = cell("ab", formula='of:=CONCATENATE("a";"b")') if no == 4 else cell(remark)
        people.append(row_of([cell(no), who, cell(born), place, last]))
    people.append(row_of([cell(None), cell("Total: 4")]))
    table("People", people)
    table("أسماء", [row_of(cell(value) for value in row) for row in RIGHT_TO_LEFT], leftward)
    table("Old", [row_of(cell(value) for value in row) for row in HIDDEN], hidden)
    book.save(str(path))


def by_libreoffice(path, source):
    """What LibreOffice writes when it opens a workbook and saves it as another kind."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        kind = path.suffix.lstrip(".")
        subprocess.run(["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, str(source)], check=True)
        shutil.copy(pathlib.Path(folder) / f"{source.stem}.{kind}", path)


def packed_anew(path):
    """The same archive with one date for all its parts and for what it says of itself."""
    with zipfile.ZipFile(path) as archive:
        parts = [(part.filename, part.compress_type, archive.read(part)) for part in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, kind, content in parts:
            if name in ("docProps/core.xml", "meta.xml"):
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?", b"2026-01-01T00:00:00Z", content)
            part = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            part.compress_type = kind
            archive.writestr(part, content)


def main():
    by_openpyxl(HERE / "openpyxl.xlsx")
    by_openpyxl(HERE / "openpyxl-1904.xlsx", is_1904=True)
    by_xlsxwriter(HERE / "xlsxwriter.xlsx")
    by_xlsxwriter(HERE / "xlsxwriter-1904.xlsx", is_1904=True)
    by_pyexcel(HERE / "pyexcel.ods")
    by_odfpy(HERE / "odfpy.ods")
    if shutil.which("soffice"):
        by_libreoffice(HERE / "libreoffice.ods", HERE / "xlsxwriter.xlsx")
        by_libreoffice(HERE / "libreoffice.xlsx", HERE / "odfpy.ods")
        by_libreoffice(HERE / "libreoffice-1904.xlsx", HERE / "xlsxwriter-1904.xlsx")
    for path in [*HERE.glob("*.xlsx"), *HERE.glob("*.ods")]:
        packed_anew(path)


main()
