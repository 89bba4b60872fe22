"""Printing what is looked at: asks what there is, has it confirmed, writes down that it leaves, and only then lets it out.

Pages are composed on a reading lane and painted on the long lane, so the window goes on; only the picture of the map is taken on the
window's own thread, in two frames. The order is fixed: first the record of the export, then the file, so that nothing leaves unrecorded;
what fails or is cancelled has its record withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from sqlalchemy import Connection

from console import durable
from console.desk.jobs import Cancellation, Progress
from console.desk.place import Place
from console.duty import exports
from console.duty.exports import Export
from console.faults import Fault, InputFault
from console.model.words import ExportMedium, ExportSubject
from widgets import file_choice
from widgets.export_dialog import ExportChoice, ExportDialog
from widgets.notice_bar import Notice
from widgets.paper import press
from widgets.paper.sheet import Sheet

PRINTED = "printed"  # key of the notice of how it ended
UNDER_WAY = "printing"  # key of the notice while pages are made; its action cancels


@dataclass(frozen=True)
class Printable:
    """One thing on screen, composed. name: for the question. rows: lines of it. warning: what must be known of it."""

    subject: ExportSubject
    name: str
    sheet: Sheet
    rows: int
    columns: tuple[str, ...] = ()
    warning: str = ""
    incident: int | None = None
    person: int | None = None


Offer = Callable[[Connection], Printable]  # composes on a reading lane; takes frozen values with it
ChooseFile = Callable[[QWidget, str, str, str], Path | None]
ChoosePrinter = Callable[[QWidget, bool], QPrinter | None]


def chosen_printer(parent: QWidget, is_wide: bool) -> QPrinter | None:
    """The printer the officer chose; None when he cancels. Raises InputFault ``printer-missing`` when there is none at all."""
    if not QPrinterInfo.availablePrinterNames():
        raise InputFault("printer-missing")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    for option in (
        QAbstractPrintDialog.PrintDialogOption.PrintToFile,  # a file has its own action, which says where it lies
        QAbstractPrintDialog.PrintDialogOption.PrintPageRange,  # a part would say "page 3 of 9" of pages nobody has
        QAbstractPrintDialog.PrintDialogOption.PrintSelection,
    ):
        dialog.setOption(option, False)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


class Printing(QObject):
    """The window gives it offers; it does the rest. ``noticed``: a ``Notice``. ``settled``: the key of a notice that is over."""

    noticed = Signal(object)
    settled = Signal(str)

    def __init__(
        self,
        place: Place,
        window: QWidget,
        choose_file: ChooseFile = file_choice.chosen_target,
        choose_printer: ChoosePrinter = chosen_printer,
    ) -> None:
        super().__init__(window)
        self._place, self._window = place, window
        self._choose_file, self._choose_printer = choose_file, choose_printer
        self._under_way: Cancellation | None = None
        self._is_busy = False
        self.dialog: ExportDialog | None = None

    def begin(self, medium: ExportMedium, offers: Sequence[Offer]) -> None:
        """Take out what is offered: compose it, show how much it is, and go on when the officer says so."""
        if self._is_busy:
            self._tell(lambda: self.tr("Pages are being made. Wait until they are done, or cancel them first."))
            return
        if not offers:
            self._tell(lambda: self.tr("Nothing is shown here that could be printed."))
            return
        chosen = tuple(offers)
        self._place.ask(
            lambda connection: tuple(offer(connection) for offer in chosen),
            partial(self._confirm, medium),
            topic="printing",
        )

    def cancel(self) -> None:
        """End what is under way."""
        if self._under_way is not None:
            self._under_way.cancel()

    def _confirm(self, medium: ExportMedium, found: tuple[Printable, ...]) -> None:
        choices = [ExportChoice(one.name, one.rows, one.columns, one.warning) for one in found]
        dialog = ExportDialog(choices, "pdf" if medium is ExportMedium.PDF else "paper", self._window)
        dialog.confirmed.connect(lambda place: self._let_out(medium, found[place]))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _let_out(self, medium: ExportMedium, printable: Printable) -> None:
        if medium is ExportMedium.PDF:
            name = f"posko-{printable.subject.value}.pdf"  # no name of a person and of no incident: file names are seen
            path = self._choose_file(self._window, self.tr("Save as PDF"), name, "PDF (*.pdf)")
            if path is not None:
                self._run(printable, medium, str(path), partial(_save, printable.sheet, path))
            return
        try:
            printer = self._choose_printer(self._window, printable.sheet.is_wide)
        except Fault as fault:
            self._place.faulted.emit(fault)
            return
        if printer is not None:  # handed over whole: nothing on this thread touches it again
            self._run(printable, medium, printer.printerName(), partial(_print, printable.sheet, printer))

    def _run(self, printable: Printable, medium: ExportMedium, place: str, let_out: Callable[[Progress], None]) -> None:
        export = Export(
            printable.subject,
            medium,
            printable.rows,
            printable.columns,
            printable.incident,
            printable.person,
            place,
        )
        post = self._place.post

        def work(progress: Progress) -> None:
            record = progress.write(lambda: exports.record_export(post, export))[0]
            try:
                let_out(progress)
            except BaseException:
                progress.write_on(lambda: exports.not_made(post, record))
                raise

        self.noticed.emit(
            Notice(UNDER_WAY, "told", lambda: self.tr("The pages are being made…"), lambda: self.tr("Cancel"))
        )
        self._is_busy = True
        run = self._place.run(work, _unheard, lambda _: self._done(export), self._failed, lambda: self._failed(None))
        self._under_way = run if self._is_busy else None

    def _done(self, export: Export) -> None:
        self._over()
        self.noticed.emit(Notice(PRINTED, "done", lambda: self._done_text(export)))

    def _done_text(self, export: Export) -> str:
        if export.medium is ExportMedium.PDF:
            told = self.tr(
                "Saved, %Ln row(s). Whoever opens {file} can read it: delete it when it is no longer needed.",
                "",
                export.rows,
            )
            return told.replace("{file}", export.place)
        told = self.tr(
            "Sent to {printer}, %Ln row(s). Take the pages out at once; the print queue may keep a copy.",
            "",
            export.rows,
        )
        return told.replace("{printer}", export.place)

    def _failed(self, fault: Fault | None) -> None:
        self._over()
        if fault is not None:
            self._place.faulted.emit(fault)
        else:
            self._tell(lambda: self.tr("Cancelled: no page left the register."))

    def _over(self) -> None:
        self._is_busy, self._under_way = False, None
        self.settled.emit(UNDER_WAY)

    def _tell(self, telling: Callable[[], str]) -> None:
        self.noticed.emit(Notice(PRINTED, "told", telling))


def _save(sheet: Sheet, path: Path, progress: Progress) -> None:
    content = press.pdf(sheet, progress.told)
    durable.replace_whole(path, content)


def _print(sheet: Sheet, printer: QPrinter, progress: Progress) -> None:
    laid = press.laid_out(sheet, progress.told)
    printer.setDocName("Posko")  # the queue shows it to everybody
    press.put(laid, printer)  # not to be cancelled any more: half a document would be printed


def _unheard(done: int, total: int) -> None:
    """A page takes milliseconds: a bar would be gone before it is read."""
