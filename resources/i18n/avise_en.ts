<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_CA" sourcelanguage="en_CA">
<context>
    <name>AfterCrashBar</name>
    <message numerus="yes">
        <source>The database was checked: %n thing(s) do not hold.</source>
        <translation>
            <numerusform>The database was checked: %n thing do not hold.</numerusform>
            <numerusform>The database was checked: %n things do not hold.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssignmentScreen</name>
    <message numerus="yes">
        <source>%n dossier(s) with open seats</source>
        <translation>
            <numerusform>%n dossier with open seats</numerusform>
            <numerusform>%n dossiers with open seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) could not be composed; nothing of them was changed.</source>
        <translation>
            <numerusform>%n dossier could not be composed; nothing of them was changed.</numerusform>
            <numerusform>%n dossiers could not be composed; nothing of them was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compose %n dossier(s)</source>
        <translation>
            <numerusform>Compose %n dossier</numerusform>
            <numerusform>Compose %n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AvisScreen</name>
    <message numerus="yes">
        <source>%n avis in preparation</source>
        <translation>
            <numerusform>%n avis in preparation</numerusform>
            <numerusform>%n avis in preparation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n avis expire(s) within 90 days</source>
        <translation>
            <numerusform>%n avis expires within 90 days</numerusform>
            <numerusform>%n avis expire within 90 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of which %n within 30 days</source>
        <translation>
            <numerusform>of which %n within 30 days</numerusform>
            <numerusform>of which %n within 30 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n avis…</source>
        <translation>
            <numerusform>Print %n avis…</numerusform>
            <numerusform>Print %n avis…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message numerus="yes">
        <source>%n thing(s) do not hold:</source>
        <translation>
            <numerusform>%n thing do not hold:</numerusform>
            <numerusform>%n things do not hold:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BehindDialog</name>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message numerus="yes">
        <source>Act on %n dossier(s)</source>
        <translation>
            <numerusform>Act on %n dossier</numerusform>
            <numerusform>Act on %n dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do it for %n dossier(s)</source>
        <translation>
            <numerusform>Do it for %n dossier</numerusform>
            <numerusform>Do it for %n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommitteeScreen</name>
    <message numerus="yes">
        <source>%n dossier(s) before the committee</source>
        <translation>
            <numerusform>%n dossier before the committee</numerusform>
            <numerusform>%n dossiers before the committee</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of %n concertation(s) is over.</source>
        <translation>
            <numerusform>The time of %n concertation is over.</numerusform>
            <numerusform>The time of %n concertations is over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) await you</source>
        <translation>
            <numerusform>%n dossier awaits you</numerusform>
            <numerusform>%n dossiers await you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConcertationPane</name>
    <message numerus="yes">
        <source>%n business day(s) left.</source>
        <translation>
            <numerusform>%n business day left.</numerusform>
            <numerusform>%n business days left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesTable</name>
    <message numerus="yes">
        <source>%n problem(s) noted</source>
        <translation>
            <numerusform>%n problem noted</numerusform>
            <numerusform>%n problems noted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DaysApart</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpertDossiersScreen</name>
    <message numerus="yes">
        <source>%n dossier(s) to answer</source>
        <translation>
            <numerusform>%n dossier to answer</numerusform>
            <numerusform>%n dossiers to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) to send</source>
        <translation>
            <numerusform>%n answer to send</numerusform>
            <numerusform>%n answers to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpertParcelsScreen</name>
    <message numerus="yes">
        <source>%n thing(s) to send</source>
        <translation>
            <numerusform>%n thing to send</numerusform>
            <numerusform>%n things to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) received.</source>
        <translation>
            <numerusform>%n dossier received.</numerusform>
            <numerusform>%n dossiers received.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s), the documents and your drafts leave this computer for good. What you answered and did not send yet is first sealed for the committee, and can still be sent.</source>
        <translation>
            <numerusform>%n dossier, the documents and your drafts leave this computer for good. What you answered and did not send yet is first sealed for the committee, and can still be sent.</numerusform>
            <numerusform>%n dossiers, the documents and your drafts leave this computer for good. What you answered and did not send yet is first sealed for the committee, and can still be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpertParcelsTable</name>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FallingPage</name>
    <message numerus="yes">
        <source>Today the validity is %n month(s)</source>
        <translation>
            <numerusform>Today the validity is %n month</numerusform>
            <numerusform>Today the validity is %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n avis fall(s)</source>
        <translation>
            <numerusform>%n avis falls</numerusform>
            <numerusform>%n avis fall</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end(s) earlier</source>
        <translation>
            <numerusform>%n ends earlier</numerusform>
            <numerusform>%n end earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end(s) later</source>
        <translation>
            <numerusform>%n ends later</numerusform>
            <numerusform>%n end later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultsCard</name>
    <message numerus="yes">
        <source>%n fault(s)</source>
        <translation>
            <numerusform>%n fault</numerusform>
            <numerusform>%n faults</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstRunScreen</name>
    <message numerus="yes">
        <source>Take what is suggested: %n month(s)</source>
        <translation>
            <numerusform>Take what is suggested: %n month</numerusform>
            <numerusform>Take what is suggested: %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowUpScreen</name>
    <message numerus="yes">
        <source>%n cell(s) hidden</source>
        <translation>
            <numerusform>%n cell hidden</numerusform>
            <numerusform>%n cells hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written</source>
        <translation>
            <numerusform>%n file written</numerusform>
            <numerusform>%n files written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridFaultsCard</name>
    <message numerus="yes">
        <source>%n fault(s) to correct</source>
        <translation>
            <numerusform>%n fault to correct</numerusform>
            <numerusform>%n faults to correct</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publishing waits for these corrections: %n fault(s).</source>
        <translation>
            <numerusform>Publishing waits for this correction: %n fault.</numerusform>
            <numerusform>Publishing waits for these corrections: %n faults.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n line(s) would go in</source>
        <translation>
            <numerusform>%n line would go in</numerusform>
            <numerusform>%n lines would go in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) would be refused</source>
        <translation>
            <numerusform>%n line would be refused</numerusform>
            <numerusform>%n lines would be refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxScreen</name>
    <message numerus="yes">
        <source>%n message(s) to decide on</source>
        <translation>
            <numerusform>%n message to decide on</numerusform>
            <numerusform>%n messages to decide on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to send</source>
        <translation>
            <numerusform>%n message to send</numerusform>
            <numerusform>%n messages to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s) drafted</source>
        <translation>
            <numerusform>%n reminder drafted</numerusform>
            <numerusform>%n reminders drafted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackagesScreen</name>
    <message numerus="yes">
        <source>%n dossier(s) to send</source>
        <translation>
            <numerusform>%n dossier to send</numerusform>
            <numerusform>%n dossiers to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message numerus="yes">
        <source>waits %n minute(s)</source>
        <translation>
            <numerusform>waits %n minute</numerusform>
            <numerusform>waits %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacedWindow</name>
    <message numerus="yes">
        <source>%n text(s) that you had begun are kept where you were typing them.</source>
        <translation>
            <numerusform>%n text that you had begun are kept where you were typing them.</numerusform>
            <numerusform>%n texts that you had begun are kept where you were typing them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrecheckCard</name>
    <message numerus="yes">
        <source>%n criterion(s) decided otherwise</source>
        <translation>
            <numerusform>%n criterion decided otherwise</numerusform>
            <numerusform>%n criteria decided otherwise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message numerus="yes">
        <source>%n criterion(a) met</source>
        <translation>
            <numerusform>%n criterion(a) met</numerusform>
            <numerusform>%n criterion(a) met</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message numerus="yes">
        <source>Print %n avis</source>
        <translation>
            <numerusform>Print %n avis</numerusform>
            <numerusform>Print %n avis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuarantineView</name>
    <message numerus="yes">
        <source>%n thing(s) to correct</source>
        <translation>
            <numerusform>%n thing to correct</numerusform>
            <numerusform>%n things to correct</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingsScreen</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n persons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s)</source>
        <translation>
            <numerusform>%n reading</numerusform>
            <numerusform>%n readings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Readings and journal: %n checkpoint(s).</source>
        <translation>
            <numerusform>Readings and journal: %n checkpoint.</numerusform>
            <numerusform>Readings and journal: %n checkpoints.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceptionView</name>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) by others – read again</source>
        <translation>
            <numerusform>%n change by others – read again</numerusform>
            <numerusform>%n changes by others – read again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReconciliationScreen</name>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matched</source>
        <translation>
            <numerusform>%n matched</numerusform>
            <numerusform>%n matched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mismatch(es) to decide</source>
        <translation>
            <numerusform>%n mismatch to decide</numerusform>
            <numerusform>%n mismatches to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnPane</name>
    <message numerus="yes">
        <source>It told of %n package(s) that the copy destroyed.</source>
        <translation>
            <numerusform>It told of %n package that the copy destroyed.</numerusform>
            <numerusform>It told of %n packages that the copy destroyed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentPane</name>
    <message numerus="yes">
        <source>%n dossier(s) there are out of date.</source>
        <translation>
            <numerusform>%n dossier there are out of date.</numerusform>
            <numerusform>%n dossiers there are out of date.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message numerus="yes">
        <source>%n offender(s)</source>
        <translation>
            <numerusform>%n offender</numerusform>
            <numerusform>%n offenders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignQueueDialog</name>
    <message numerus="yes">
        <source>Print %n avis…</source>
        <translation>
            <numerusform>Print %n avis…</numerusform>
            <numerusform>Print %n avis…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign %n avis</source>
        <translation>
            <numerusform>Sign %n avis</numerusform>
            <numerusform>Sign %n avis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignaturePresenter</name>
    <message numerus="yes">
        <source>%n file(s) written: the office’s public keys</source>
        <translation>
            <numerusform>%n file written: the office’s public keys</numerusform>
            <numerusform>%n files written: the office’s public keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SteeringScreen</name>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of intake files wait to be corrected.</source>
        <translation>
            <numerusform>%n row of an intake file waits to be corrected.</numerusform>
            <numerusform>%n rows of intake files wait to be corrected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValidityCard</name>
    <message numerus="yes">
        <source>Suggested: %n month(s). Source: {source}</source>
        <translation>
            <numerusform>Suggested: %n month. Source: {source}</numerusform>
            <numerusform>Suggested: %n months. Source: {source}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionsCard</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WagesPage</name>
    <message numerus="yes">
        <source>%n occupation(s) without a wage today: their salary criterion stays to be verified.</source>
        <translation>
            <numerusform>%n occupation without a wage today: its salary criterion stays to be verified.</numerusform>
            <numerusform>%n occupations without a wage today: their salary criterion stays to be verified.</numerusform>
        </translation>
    </message>
</context>
</TS>
