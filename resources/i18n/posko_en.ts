<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ApplyPage</name>
    <message numerus="yes">
        <source>%Ln person(s) taken back.</source>
        <translation>
            <numerusform>%Ln person taken back.</numerusform>
            <numerusform>%Ln persons taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept, because something was reported or edited since.</source>
        <translation>
            <numerusform>%Ln kept, because something was reported or edited since.</numerusform>
            <numerusform>%Ln kept, because something was reported or edited since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AsideBoard</name>
    <message numerus="yes">
        <source>%Ln envelope(s)</source>
        <translation>
            <numerusform>%Ln envelope</numerusform>
            <numerusform>%Ln envelopes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message numerus="yes">
        <source>Household, %Ln person(s)</source>
        <translation>
            <numerusform>Household, %Ln person</numerusform>
            <numerusform>Household, %Ln persons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallSummary</name>
    <message numerus="yes">
        <source>{calls} · %Ln person(s)</source>
        <translation>
            <numerusform>{calls} · %Ln person</numerusform>
            <numerusform>{calls} · %Ln persons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallsSweep</name>
    <message numerus="yes">
        <source>%Ln came from the contact sheets.</source>
        <translation>
            <numerusform>%Ln came from the contact sheets.</numerusform>
            <numerusform>%Ln came from the contact sheets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stand(s) for a kind and must be named.</source>
        <translation>
            <numerusform>%Ln stands for a kind and must be named.</numerusform>
            <numerusform>%Ln stand for a kind and must be named.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>Nationals found on {found} of %Ln list(s) checked</source>
        <translation>
            <numerusform>Nationals found on {found} of %Ln list checked</numerusform>
            <numerusform>Nationals found on {found} of %Ln lists checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{checked} of %Ln list(s) checked</source>
        <translation>
            <numerusform>{checked} of %Ln list checked</numerusform>
            <numerusform>{checked} of %Ln lists checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unidentified person(s)</source>
        <translation>
            <numerusform>%n unidentified person</numerusform>
            <numerusform>%n unidentified people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) with authorities</source>
        <translation>
            <numerusform>%n contact with authorities</numerusform>
            <numerusform>%n contacts with authorities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None found on {checked} of %Ln list(s)</source>
        <translation>
            <numerusform>None found on {checked} of %Ln list</numerusform>
            <numerusform>None found on {checked} of %Ln lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>counts {held} of %Ln mission(s)</source>
        <translation>
            <numerusform>counts {held} of %Ln mission</numerusform>
            <numerusform>counts {held} of %Ln missions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) only on this computer</source>
        <translation>
            <numerusform>%Ln change only on this computer</numerusform>
            <numerusform>%Ln changes only on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) waiting</source>
        <translation>
            <numerusform>%Ln change waiting</numerusform>
            <numerusform>%Ln changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln conflict</numerusform>
            <numerusform>%Ln conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set aside</source>
        <translation>
            <numerusform>%Ln set aside</numerusform>
            <numerusform>%Ln set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountsView</name>
    <message numerus="yes">
        <source>%Ln person(s) no longer in this list</source>
        <translation>
            <numerusform>%Ln person no longer in this list</numerusform>
            <numerusform>%Ln persons no longer in this list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) flagged</source>
        <translation>
            <numerusform>%Ln row flagged</numerusform>
            <numerusform>%Ln rows flagged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesBoard</name>
    <message numerus="yes">
        <source>%Ln device(s) enrolled</source>
        <translation>
            <numerusform>%Ln device enrolled</numerusform>
            <numerusform>%Ln devices enrolled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueButton</name>
    <message numerus="yes">
        <source>%Ln due, oldest {span}</source>
        <translation>
            <numerusform>%Ln due, {span} ago</numerusform>
            <numerusform>%Ln due, oldest {span}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln within the hour</source>
        <translation>
            <numerusform>%Ln within the hour</numerusform>
            <numerusform>%Ln within the hour</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueWatch</name>
    <message numerus="yes">
        <source>%Ln thing(s) due in another incident: {incident}.</source>
        <translation>
            <numerusform>%Ln thing due in another incident: {incident}.</numerusform>
            <numerusform>%Ln things due in another incident: {incident}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) in this incident were due before now.</source>
        <translation>
            <numerusform>%Ln thing in this incident was due before now.</numerusform>
            <numerusform>%Ln things in this incident were due before now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditsSection</name>
    <message numerus="yes">
        <source>%Ln older edit(s)</source>
        <translation>
            <numerusform>%Ln older edit</numerusform>
            <numerusform>%Ln older edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeJoining</name>
    <message numerus="yes">
        <source>Written: %Ln change(s) they are not known to have.</source>
        <translation>
            <numerusform>Written: %Ln change they are not known to have.</numerusform>
            <numerusform>Written: %Ln changes they are not known to have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken in: %Ln envelope(s).</source>
        <translation>
            <numerusform>Taken in: %Ln envelope.</numerusform>
            <numerusform>Taken in: %Ln envelopes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultsPage</name>
    <message numerus="yes">
        <source>%Ln row(s) saved as {name}.</source>
        <translation>
            <numerusform>%Ln row saved as {name}.</numerusform>
            <numerusform>%Ln rows saved as {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln row rejected</numerusform>
            <numerusform>%Ln rows rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) flagged</source>
        <translation>
            <numerusform>%Ln row flagged</numerusform>
            <numerusform>%Ln rows flagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more fault(s) not listed</source>
        <translation>
            <numerusform>%Ln more fault not listed</numerusform>
            <numerusform>%Ln more faults not listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message numerus="yes">
        <source>%Ln title line(s)</source>
        <translation>
            <numerusform>%Ln title line</numerusform>
            <numerusform>%Ln title lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank line(s)</source>
        <translation>
            <numerusform>%Ln blank line</numerusform>
            <numerusform>%Ln blank lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln total line(s)</source>
        <translation>
            <numerusform>%Ln total line</numerusform>
            <numerusform>%Ln total lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated header(s)</source>
        <translation>
            <numerusform>%Ln repeated header</numerusform>
            <numerusform>%Ln repeated headers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) under the list</source>
        <translation>
            <numerusform>%Ln note under the list</numerusform>
            <numerusform>%Ln notes under the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln row rejected</numerusform>
            <numerusform>%Ln rows rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) flagged</source>
        <translation>
            <numerusform>%Ln row flagged</numerusform>
            <numerusform>%Ln rows flagged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiledBoard</name>
    <message numerus="yes">
        <source>%Ln withdrawn</source>
        <translation>
            <numerusform>%Ln withdrawn</numerusform>
            <numerusform>%Ln withdrawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportUndo</name>
    <message numerus="yes">
        <source>%Ln person(s) would be taken back.</source>
        <translation>
            <numerusform>%Ln person would be taken back.</numerusform>
            <numerusform>%Ln persons would be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln would be kept, because something was reported, judged or edited since:</source>
        <translation>
            <numerusform>%Ln would be kept, because something was reported, judged or edited since:</numerusform>
            <numerusform>%Ln would be kept, because something was reported, judged or edited since:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListTold</name>
    <message numerus="yes">
        <source>%Ln matched</source>
        <translation>
            <numerusform>%Ln matched</numerusform>
            <numerusform>%Ln matched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s) of text name nobody</source>
        <translation>
            <numerusform>%Ln piece of text names nobody</numerusform>
            <numerusform>%Ln pieces of text name nobody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln possible</source>
        <translation>
            <numerusform>%Ln possible</numerusform>
            <numerusform>%Ln possible</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) left open are not filed.</source>
        <translation>
            <numerusform>%Ln line left open is not filed.</numerusform>
            <numerusform>%Ln lines left open are not filed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to file</source>
        <translation>
            <numerusform>%Ln to file</numerusform>
            <numerusform>%Ln to file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filed today</source>
        <translation>
            <numerusform>%Ln filed today</numerusform>
            <numerusform>%Ln filed today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln open</numerusform>
            <numerusform>%Ln open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with nothing sure</source>
        <translation>
            <numerusform>%Ln with nothing sure</numerusform>
            <numerusform>%Ln with nothing sure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln no entry</source>
        <translation>
            <numerusform>%Ln no entry</numerusform>
            <numerusform>%Ln no entry</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>File %Ln report(s)</source>
        <translation>
            <numerusform>File %Ln report</numerusform>
            <numerusform>File %Ln reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %Ln person(s)</source>
        <translation>
            <numerusform>add %Ln person</numerusform>
            <numerusform>add %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) of the list filed</source>
        <translation>
            <numerusform>%Ln report of the list filed</numerusform>
            <numerusform>%Ln reports of the list filed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) added</source>
        <translation>
            <numerusform>%Ln person added</numerusform>
            <numerusform>%Ln people added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) left open</source>
        <translation>
            <numerusform>%Ln line left open</numerusform>
            <numerusform>%Ln lines left open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) of the list withdrawn.</source>
        <translation>
            <numerusform>%Ln report of the list withdrawn.</numerusform>
            <numerusform>%Ln reports of the list withdrawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln added person(s) kept: more is known of them.</source>
        <translation>
            <numerusform>%Ln added person kept: more is known of them.</numerusform>
            <numerusform>%Ln added people kept: more is known of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message numerus="yes">
        <source>%n more notice(s)</source>
        <translation>
            <numerusform>%n more notice</numerusform>
            <numerusform>%n more notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleFilter</name>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln persons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message numerus="yes">
        <source>%Ln double(s)</source>
        <translation>
            <numerusform>%Ln double</numerusform>
            <numerusform>%Ln doubles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln flag(s)</source>
        <translation>
            <numerusform>%Ln flag</numerusform>
            <numerusform>%Ln flags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonCardView</name>
    <message numerus="yes">
        <source>%Ln record(s) held to be one person</source>
        <translation>
            <numerusform>%Ln record held to be one person</numerusform>
            <numerusform>%Ln records held to be one person</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>Saved, %Ln row(s). Whoever opens {file} can read it: delete it when it is no longer needed.</source>
        <translation>
            <numerusform>Saved, %Ln row. Whoever opens {file} can read it: delete it when it is no longer needed.</numerusform>
            <numerusform>Saved, %Ln rows. Whoever opens {file} can read it: delete it when it is no longer needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to {printer}, %Ln row(s). Take the pages out at once; the print queue may keep a copy.</source>
        <translation>
            <numerusform>Sent to {printer}, %Ln row. Take the pages out at once; the print queue may keep a copy.</numerusform>
            <numerusform>Sent to {printer}, %Ln rows. Take the pages out at once; the print queue may keep a copy.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileSection</name>
    <message numerus="yes">
        <source>Show %Ln empty field(s)</source>
        <translation>
            <numerusform>Show %Ln empty field</numerusform>
            <numerusform>Show %Ln empty fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsSection</name>
    <message numerus="yes">
        <source>%Ln older report(s)</source>
        <translation>
            <numerusform>%Ln older report</numerusform>
            <numerusform>%Ln older reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RosterWizard</name>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>Import %Ln row</numerusform>
            <numerusform>Import %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentBoard</name>
    <message numerus="yes">
        <source>The hub has confirmed %Ln envelope(s) of this console</source>
        <translation>
            <numerusform>The hub has confirmed %Ln envelope of this console</numerusform>
            <numerusform>The hub has confirmed %Ln envelopes of this console</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TallyBoard</name>
    <message numerus="yes">
        <source>Persons, %n possible double(s)</source>
        <translation>
            <numerusform>Persons, %n possible double</numerusform>
            <numerusform>Persons, %n possible doubles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineStrip</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n earlier</numerusform>
            <numerusform>%n earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingBoard</name>
    <message numerus="yes">
        <source>This console is not enrolled: all %Ln change(s) in its register are on this computer only, and nobody else sees them. Keep a backup until an enrolment officer has enrolled it.</source>
        <translation>
            <numerusform>This console is not enrolled: the %Ln change in its register is on this computer only, and nobody else sees it. Keep a backup until an enrolment officer has enrolled it.</numerusform>
            <numerusform>This console is not enrolled: all %Ln changes in its register are on this computer only, and nobody else sees them. Keep a backup until an enrolment officer has enrolled it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelope(s) of other consoles wait here too.</source>
        <translation>
            <numerusform>%Ln envelope of other consoles waits here too.</numerusform>
            <numerusform>%Ln envelopes of other consoles wait here too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_IncidentWords</name>
    <message numerus="yes">
        <source>Persons, %n possible double(s)</source>
        <translation>
            <numerusform>Persons, %n possible double</numerusform>
            <numerusform>Persons, %n possible doubles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_OfferWords</name>
    <message numerus="yes">
        <source>{title}: map, tally, five questions, chronology. It names %Ln person(s).</source>
        <translation>
            <numerusform>{title}: map, tally, five questions, chronology. It names %Ln person.</numerusform>
            <numerusform>{title}: map, tally, five questions, chronology. It names %Ln persons.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_PeopleWords</name>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln persons</numerusform>
        </translation>
    </message>
</context>
</TS>
