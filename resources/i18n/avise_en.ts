<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_CA" sourcelanguage="en_CA">
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
        <source>%n dossier(s) await you</source>
        <translation>
            <numerusform>%n dossier awaits you</numerusform>
            <numerusform>%n dossiers await you</numerusform>
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
    <name>OutboxScreen</name>
    <message numerus="yes">
        <source>%n message(s) to decide on</source>
        <translation>
            <numerusform>%n message to decide on</numerusform>
            <numerusform>%n messages to decide on</numerusform>
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
    <name>ReceptionView</name>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SteeringScreen</name>
    <message numerus="yes">
        <source>%n row(s) of intake files wait to be corrected.</source>
        <translation>
            <numerusform>%n row of an intake file waits to be corrected.</numerusform>
            <numerusform>%n rows of intake files wait to be corrected.</numerusform>
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
