<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_CA" sourcelanguage="en_CA">
<context>
    <name>AboutCard</name>
    <message>
        <source>About Avisé</source>
        <translation>À propos d’Avisé</translation>
    </message>
    <message>
        <source>Avisé follows a request from its reception to the signed avis. It proposes; named people decide.</source>
        <translation>Avisé suit une demande de sa réception à l’avis signé. Le logiciel propose&#x202f;; des personnes nommées décident.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Licences of what comes with Avisé</source>
        <translation>Licences de ce qui accompagne Avisé</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Account of {name}</source>
        <translation>Compte de {name}</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>Ouvrir le compte</translation>
    </message>
    <message>
        <source>Hand out a code</source>
        <translation>Remettre un code</translation>
    </message>
    <message>
        <source>A one-time code is shown once. With it this person chooses their own password.</source>
        <translation>Un code à usage unique est montré une fois. Avec lui, la personne choisit son propre mot de passe.</translation>
    </message>
    <message>
        <source>For a lost password and a lost code. A second administrator signs here; the journal names both.</source>
        <translation>Pour un mot de passe et un code perdus. Une deuxième personne de l’administration s’identifie ici&#x202f;; le journal nomme les deux.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Login: {login}</source>
        <translation>Identifiant&#x202f;: {login}</translation>
    </message>
    <message>
        <source>Login of the second administrator</source>
        <translation>Identifiant de la deuxième personne de l’administration</translation>
    </message>
    <message>
        <source>Password of the second administrator</source>
        <translation>Mot de passe de la deuxième personne de l’administration</translation>
    </message>
</context>
<context>
    <name>ActDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ActingScreen</name>
    <message>
        <source>What you had typed here is back.</source>
        <translation>Ce que vous aviez tapé ici est revenu.</translation>
    </message>
</context>
<context>
    <name>AddressDialog</name>
    <message>
        <source>Address of “{subject}”</source>
        <translation>Adresse de «&#x202f;{subject}&#x202f;»</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Changer l’adresse</translation>
    </message>
    <message>
        <source>The message goes to this one address.</source>
        <translation>Le courriel va à cette seule adresse.</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adresse de courriel</translation>
    </message>
</context>
<context>
    <name>AffinityParts</name>
    <message>
        <source>Nobody is chosen for this place.</source>
        <translation>Personne n’est choisi pour cette place.</translation>
    </message>
    <message>
        <source>{name}: affinity {affinity}</source>
        <translation>{name}&#x202f;: affinité {affinity}</translation>
    </message>
    <message>
        <source>none in common</source>
        <translation>aucun en commun</translation>
    </message>
    <message>
        <source>{value} of {most}</source>
        <translation>{value} sur {most}</translation>
    </message>
</context>
<context>
    <name>AfterCrashBar</name>
    <message>
        <source>After a crash</source>
        <translation>Après un arrêt brusque</translation>
    </message>
    <message>
        <source>Check under way</source>
        <translation>Vérification en cours</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Check the database</source>
        <translation>Vérifier la base</translation>
    </message>
    <message>
        <source>Show what does not hold</source>
        <translation>Voir les anomalies</translation>
    </message>
    <message>
        <source>Avisé was not closed properly the last time.</source>
        <translation>Avisé ne s’est pas fermé normalement la dernière fois.</translation>
    </message>
    <message>
        <source>What was recorded is recorded. A check tells whether the database is whole; one goes on working meanwhile.</source>
        <translation>Ce qui était enregistré l’est encore. Une vérification dit si la base est entière&#x202f;; on continue de travailler pendant ce temps.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The database was checked: everything holds.</source>
        <translation>La base est vérifiée&#x202f;: tout tient.</translation>
    </message>
    <message numerus="yes">
        <source>The database was checked: %n thing(s) do not hold.</source>
        <translation>
            <numerusform>La base est vérifiée&#x202f;:&#x202f;%n anomalie.</numerusform>
            <numerusform>La base est vérifiée&#x202f;:&#x202f;%n anomalies.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell administration before going on: a copy may have to be put back.</source>
        <translation>Prévenez l’administration avant de continuer&#x202f;: une copie est peut-être à rétablir.</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message>
        <source>not defined</source>
        <translation>non défini</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} à {high})</translation>
    </message>
    <message>
        <source>{year}, quarter {number}</source>
        <translation>{year}, trimestre {number}</translation>
    </message>
</context>
<context>
    <name>AgreementScreen</name>
    <message>
        <source>Agreement between experts</source>
        <translation>Accord entre les expertes et experts</translation>
    </message>
    <message>
        <source>First blind votes of decided dossiers only; information, never a criterion</source>
        <translation>Premiers votes à l’aveugle des dossiers décidés seulement&#x202f;; pour information, jamais un critère</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Critères</translation>
    </message>
    <message>
        <source>Quarters</source>
        <translation>Trimestres</translation>
    </message>
    <message>
        <source>Which lines</source>
        <translation>Quelles lignes</translation>
    </message>
    <message>
        <source>Agreement by finding, criterion and quarter</source>
        <translation>Accord par constat, par critère et par trimestre</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En mots</translation>
    </message>
    <message>
        <source>Leniency of experts</source>
        <translation>Indulgence des expertes et experts</translation>
    </message>
    <message>
        <source>Marks above or below those of the others on the same dossiers, drawn towards zero, with a 95 % interval; from {count} dossiers on. Nothing uses it.</source>
        <translation>Écart entre leurs cotes et celles des autres sur les mêmes dossiers, ramené vers zéro, avec un intervalle à 95&#x202f;%&#x202f;; à partir de {count} dossiers. Rien ne s’en sert.</translation>
    </message>
    <message>
        <source>No dossier of this programme is decided yet.</source>
        <translation>Aucun dossier de ce programme n’est encore décidé.</translation>
    </message>
    <message>
        <source>Figures appear with the first confirmed decision.</source>
        <translation>Les chiffres paraissent avec la première décision confirmée.</translation>
    </message>
    <message>
        <source>Coordination and audit read these figures.</source>
        <translation>La coordination et la vérification consultent ces chiffres.</translation>
    </message>
    <message>
        <source>Dossiers compared</source>
        <translation>Dossiers comparés</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>{value}, without an interval</source>
        <translation>{value}, sans intervalle</translation>
    </message>
    <message>
        <source>{value}, 95 % interval from {low} to {high}</source>
        <translation>{value}, intervalle à 95&#x202f;% de {low} à {high}</translation>
    </message>
    <message>
        <source>Too few dossiers</source>
        <translation>Trop peu de dossiers</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} (de {low} à {high})</translation>
    </message>
</context>
<context>
    <name>AgreementTable</name>
    <message>
        <source>About</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>Réponses identiques</translation>
    </message>
    <message>
        <source>Gwet</source>
        <translation>Gwet (AC1 ou AC2)</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
</context>
<context>
    <name>AsidePane</name>
    <message>
        <source>Send an up-to-date version…</source>
        <translation>Renvoyer une version à jour…</translation>
    </message>
    <message>
        <source>Go to the committee</source>
        <translation>Aller au comité</translation>
    </message>
    <message>
        <source>Note that it was seen to…</source>
        <translation>Classer…</translation>
    </message>
    <message>
        <source>What changed since the package</source>
        <translation>Ce qui a changé depuis le paquet</translation>
    </message>
    <message>
        <source>A dossier that is unknown here</source>
        <translation>Un dossier inconnu ici</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Donnée</translation>
    </message>
    <message>
        <source>It says</source>
        <translation>Elle dit</translation>
    </message>
</context>
<context>
    <name>AsideTable</name>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>unknown here</source>
        <translation>inconnu ici</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
</context>
<context>
    <name>AssignmentScreen</name>
    <message>
        <source>Compose the committees</source>
        <translation>Composer les comités</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>No dossier waits for experts.</source>
        <translation>Aucun dossier n’attend de désignation.</translation>
    </message>
    <message>
        <source>Once a dossier is admissible, or a seat was left, it can be composed here.</source>
        <translation>Dès qu’un dossier est admissible, ou qu’un siège s’est libéré, il se compose ici.</translation>
    </message>
    <message>
        <source>The calculation was stopped.</source>
        <translation>Le calcul est arrêté.</translation>
    </message>
    <message>
        <source>Nothing has changed. “Calculate again” starts it anew.</source>
        <translation>Rien n’a changé. «&#x202f;Recalculer&#x202f;» le reprend du début.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Calculate again</source>
        <translation>Recalculer</translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation>Appliquer…</translation>
    </message>
    <message>
        <source>How far the calculation is</source>
        <translation>Avancement du calcul</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Open seats</source>
        <translation>Places à pourvoir</translation>
    </message>
    <message>
        <source>Experts for this place</source>
        <translation>Personnes pour cette place</translation>
    </message>
    <message>
        <source>Leave empty</source>
        <translation>Laisser vide</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Reading dossiers and experts…</source>
        <translation>Lecture des dossiers et des fiches…</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) with open seats</source>
        <translation>
            <numerusform>%n dossier avec des places à pourvoir</numerusform>
            <numerusform>%n dossiers avec des places à pourvoir</numerusform>
        </translation>
    </message>
    <message>
        <source>Alternates: {names}</source>
        <translation>Suppléance&#x202f;: {names}</translation>
    </message>
    <message>
        <source>Nobody else could take over.</source>
        <translation>Personne d’autre ne pourrait prendre la relève.</translation>
    </message>
    <message>
        <source>Not every place can be filled</source>
        <translation>Toutes les places ne peuvent pas être pourvues</translation>
    </message>
    <message>
        <source>Who for {reference}?</source>
        <translation>Qui pour {reference}&#x202f;?</translation>
    </message>
    <message>
        <source>Dossiers or experts have changed since this was calculated.</source>
        <translation>Des dossiers ou des fiches ont changé depuis ce calcul.</translation>
    </message>
    <message>
        <source>Your draft is kept. Each dossier is checked again when you apply.</source>
        <translation>Votre proposition est gardée. Chaque dossier est revérifié à l’application.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) could not be composed; nothing of them was changed.</source>
        <translation>
            <numerusform>%n dossier n’a pas pu être composé&#x202f;; rien n’y a changé.</numerusform>
            <numerusform>%n dossiers n’ont pas pu être composés&#x202f;; rien n’y a changé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compose %n dossier(s)</source>
        <translation>
            <numerusform>Composer&#x202f;%n dossier</numerusform>
            <numerusform>Composer&#x202f;%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Seats given: {seats}. Each dossier is checked again and written by itself; one that cannot be composed any more is told and left as it is.</source>
        <translation>Places attribuées&#x202f;: {seats}. Chaque dossier est revérifié et enregistré à part&#x202f;; s’il ne peut plus être composé, c’est dit et il reste tel quel.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
</context>
<context>
    <name>AttachmentsCard</name>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>{present} of {asked}</source>
        <translation>{present} sur {asked}</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>À recevoir</translation>
    </message>
    <message>
        <source>Open {name}, {file}</source>
        <translation>Ouvrir {name}, {file}</translation>
    </message>
    <message>
        <source>No document came with this request.</source>
        <translation>Aucun document n’accompagne cette demande.</translation>
    </message>
</context>
<context>
    <name>AvisPage</name>
    <message>
        <source>Back to the avis</source>
        <translation>Revenir aux avis</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Next to sign</source>
        <translation>Suivant à signer</translation>
    </message>
    <message>
        <source>Pages of the avis</source>
        <translation>Pages de l’avis</translation>
    </message>
    <message>
        <source>Text of the avis</source>
        <translation>Texte de l’avis</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Reading the avis…</source>
        <translation>Lecture de l’avis…</translation>
    </message>
    <message>
        <source>Avis of {reference}</source>
        <translation>Avis – {reference}</translation>
    </message>
    <message>
        <source>No draft yet.</source>
        <translation>L’avis n’est pas encore rédigé.</translation>
    </message>
    <message>
        <source>The avis of {reference} is drafted from the confirmed decision.</source>
        <translation>L’avis de {reference} se rédige à partir de la décision confirmée.</translation>
    </message>
    <message>
        <source>The application is planned for {planned}, after the avis ends on {ends}.</source>
        <translation>La demande doit être déposée le {planned}, après l’échéance de l’avis, le {ends}.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>Renvoyer…</translation>
    </message>
    <message>
        <source>Draft…</source>
        <translation>Rédiger…</translation>
    </message>
    <message>
        <source>Validate…</source>
        <translation>Valider…</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>Signer…</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Lift the suspension…</source>
        <translation>Lever la suspension…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Have it signed elsewhere…</source>
        <translation>Faire signer ailleurs…</translation>
    </message>
    <message>
        <source>Bring the signature back…</source>
        <translation>Rapporter la signature…</translation>
    </message>
    <message>
        <source>Call the signature back…</source>
        <translation>Rappeler la demande…</translation>
    </message>
    <message>
        <source>Notice of revocation…</source>
        <translation>Avis de révocation…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplicata…</translation>
    </message>
    <message>
        <source>Countersign…</source>
        <translation>Contresigner…</translation>
    </message>
</context>
<context>
    <name>AvisPagePresenter</name>
    <message>
        <source>Not possible now: the avis is {state}.</source>
        <translation>Impossible pour le moment&#x202f;: l’avis est {state}.</translation>
    </message>
    <message>
        <source>Prepared: {file}. The avis waits under the number {number}.</source>
        <translation>Préparé&#x202f;: {file}. L’avis attend sous le numéro {number}.</translation>
    </message>
    <message>
        <source>No other avis waits for your signature.</source>
        <translation>Aucun autre avis n’attend votre signature.</translation>
    </message>
    <message>
        <source>The avis {number} is with the printer.</source>
        <translation>L’avis {number} est remis à l’imprimante.</translation>
    </message>
    <message>
        <source>The avis {number} is exported.</source>
        <translation>L’avis {number} est exporté.</translation>
    </message>
</context>
<context>
    <name>AvisScreen</name>
    <message>
        <source>Avis</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>Verify an avis…</source>
        <translation>Vérifier un avis…</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Steps shown</source>
        <translation>Étapes affichées</translation>
    </message>
    <message>
        <source>Avis to draft, validate or sign</source>
        <translation>Avis à rédiger, à valider ou à signer</translation>
    </message>
    <message>
        <source>No avis waits for anybody.</source>
        <translation>Aucun avis n’attend.</translation>
    </message>
    <message>
        <source>Once the committee has decided on a dossier, its avis is drafted from here.</source>
        <translation>Quand la décision d’un dossier est confirmée, son avis se rédige d’ici.</translation>
    </message>
    <message>
        <source>Register of avis</source>
        <translation>Registre des avis</translation>
    </message>
    <message>
        <source>In preparation</source>
        <translation>En préparation</translation>
    </message>
    <message>
        <source>Search in the register</source>
        <translation>Chercher dans le registre</translation>
    </message>
    <message>
        <source>Search a number, a name or an employer</source>
        <translation>Chercher un numéro, un nom ou un employeur</translation>
    </message>
    <message>
        <source>expire within 90 days</source>
        <translation>échéance d’ici 90 jours</translation>
    </message>
    <message>
        <source>Avis shown</source>
        <translation>Avis affichés</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Which avis fall if…</source>
        <translation>Quels avis tombent si…</translation>
    </message>
    <message>
        <source>Sign the queue…</source>
        <translation>Signer la file…</translation>
    </message>
    <message>
        <source>Nothing waits for your signature.</source>
        <translation>Rien n’attend votre signature.</translation>
    </message>
    <message>
        <source>To sign ({count})…</source>
        <translation>À signer ({count})…</translation>
    </message>
    <message numerus="yes">
        <source>of which %n within 30 days</source>
        <translation>
            <numerusform>dont&#x202f;%n d’ici 30 jours</numerusform>
            <numerusform>dont&#x202f;%n d’ici 30 jours</numerusform>
        </translation>
    </message>
    <message>
        <source>A question: nothing is changed</source>
        <translation>Une question&#x202f;: rien n’est modifié</translation>
    </message>
    <message numerus="yes">
        <source>Print %n avis…</source>
        <translation>
            <numerusform>Imprimer&#x202f;%n avis…</numerusform>
            <numerusform>Imprimer&#x202f;%n avis…</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose several with Shift or Ctrl.</source>
        <translation>Choisissez-en plusieurs avec Maj ou Ctrl.</translation>
    </message>
    <message>
        <source>In preparation ({count})</source>
        <translation>En préparation ({count})</translation>
    </message>
    <message>
        <source>Register ({count})</source>
        <translation>Registre ({count})</translation>
    </message>
    <message>
        <source>No avis matches.</source>
        <translation>Aucun avis ne correspond.</translation>
    </message>
    <message>
        <source>Try other words.</source>
        <translation>Essayez d’autres mots.</translation>
    </message>
    <message>
        <source>No avis was issued yet.</source>
        <translation>Aucun avis n’a encore été délivré.</translation>
    </message>
    <message numerus="yes">
        <source>%n avis in preparation</source>
        <translation>
            <numerusform>%n avis en préparation</numerusform>
            <numerusform>%n avis en préparation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n avis expire(s) within 90 days</source>
        <translation>
            <numerusform>%n avis échoit d’ici 90 jours</numerusform>
            <numerusform>%n avis échoient d’ici 90 jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AvisSteps</name>
    <message>
        <source>To draft</source>
        <translation>À rédiger</translation>
    </message>
    <message>
        <source>To validate</source>
        <translation>À valider</translation>
    </message>
    <message>
        <source>To sign</source>
        <translation>À signer</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>This database is on a server: it is copied and put back by the server’s own tools.</source>
        <translation>Cette base est sur un serveur&#x202f;: elle se copie et se rétablit par les outils du serveur.</translation>
    </message>
    <message>
        <source>Copies of the database</source>
        <translation>Copies de la base</translation>
    </message>
    <message>
        <source>Progress of the copy</source>
        <translation>Avancement de la copie</translation>
    </message>
    <message>
        <source>Stop the copy</source>
        <translation>Arrêter la copie</translation>
    </message>
    <message>
        <source>Make a copy now</source>
        <translation>Faire une copie maintenant</translation>
    </message>
    <message>
        <source>Put this copy back…</source>
        <translation>Rétablir cette copie…</translation>
    </message>
    <message>
        <source>Put a copy from elsewhere back…</source>
        <translation>Rétablir une copie d’ailleurs…</translation>
    </message>
    <message>
        <source>Check of the database</source>
        <translation>Vérification de la base</translation>
    </message>
    <message>
        <source>Reads the file, the links, the journal, every document and every number. Nothing is changed, and everybody goes on working.</source>
        <translation>Relit le fichier, les liens, le journal, chaque pièce et chaque numéro. Rien n’est changé, et tout le monde continue de travailler.</translation>
    </message>
    <message>
        <source>Check the database</source>
        <translation>Vérifier la base</translation>
    </message>
    <message>
        <source>Copies made by themselves</source>
        <translation>Copies faites d’elles-mêmes</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Folder of the copies</source>
        <translation>Dossier des copies</translation>
    </message>
    <message>
        <source>Best on another disk than the database. Empty: no copy is made by itself. When one is due, the first desk of the day makes it.</source>
        <translation>De préférence sur un autre disque que la base. Vide&#x202f;: aucune copie ne se fait d’elle-même. Quand une copie est due, le premier poste du jour la fait.</translation>
    </message>
    <message>
        <source>A copy every … days</source>
        <translation>Une copie tous les … jours</translation>
    </message>
    <message>
        <source>Copies that are kept</source>
        <translation>Copies gardées</translation>
    </message>
    <message>
        <source>The oldest go when there are more.</source>
        <translation>Au-delà, les plus anciennes partent.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>No folder is chosen yet: nothing is copied.</source>
        <translation>Aucun dossier n’est encore choisi&#x202f;: rien n’est copié.</translation>
    </message>
    <message>
        <source>No copy was made of this database yet.</source>
        <translation>Aucune copie n’a encore été faite de cette base.</translation>
    </message>
    <message>
        <source>Last copy: {moment}.</source>
        <translation>Dernière copie&#x202f;: {moment}.</translation>
    </message>
    <message>
        <source>A copy is due.</source>
        <translation>Une copie est due.</translation>
    </message>
    <message>
        <source>The copy is made and verified: {name}</source>
        <translation>La copie est faite et vérifiée&#x202f;: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not hold:</source>
        <translation>
            <numerusform>%n anomalie&#x202f;:</numerusform>
            <numerusform>%n anomalies&#x202f;:</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything holds.</source>
        <translation>Tout tient.</translation>
    </message>
    <message>
        <source>The copy is in place</source>
        <translation>La copie est en place</translation>
    </message>
    <message>
        <source>The copy is in place.</source>
        <translation>La copie est en place.</translation>
    </message>
    <message>
        <source>Avisé closes; open it again to go on. The database that was replaced is kept.</source>
        <translation>Avisé se ferme&#x202f;; rouvrez-le pour continuer. La base remplacée est gardée.</translation>
    </message>
    <message>
        <source>Close Avisé</source>
        <translation>Fermer Avisé</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification en cours…</translation>
    </message>
    <message>
        <source>Put a copy back</source>
        <translation>Rétablir une copie</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Compte rendu</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Stopping after the one in hand…</source>
        <translation>Arrêt après celui qui est en cours…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
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
    <name>BehindTable</name>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçue le</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message numerus="yes">
        <source>Act on %n dossier(s)</source>
        <translation>
            <numerusform>Agir sur %n dossier</numerusform>
            <numerusform>Agir sur %n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Le faire</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisissez…</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Ce qui est à faire</translation>
    </message>
    <message>
        <source>Reason, kept in each dossier</source>
        <translation>Motif, conservé dans chaque dossier</translation>
    </message>
    <message>
        <source>Write the reason first.</source>
        <translation>Écrivez d’abord le motif.</translation>
    </message>
    <message>
        <source>Looking at each dossier…</source>
        <translation>Examen de chaque dossier…</translation>
    </message>
    <message>
        <source>No act suits these dossiers now.</source>
        <translation>Aucun acte ne convient à ces dossiers en ce moment.</translation>
    </message>
    <message>
        <source>It would be done for {done}; {left} left out.</source>
        <translation>Ce serait fait pour {done}&#x202f;; laissés de côté&#x202f;: {left}.</translation>
    </message>
    <message numerus="yes">
        <source>Do it for %n dossier(s)</source>
        <translation>
            <numerusform>Le faire pour %n dossier</numerusform>
            <numerusform>Le faire pour %n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissé de côté</translation>
    </message>
    <message>
        <source>Done for {done}; {left} left out.</source>
        <translation>Fait pour {done}&#x202f;; laissés de côté&#x202f;: {left}.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Pas atteint</translation>
    </message>
    <message>
        <source>A dossier that is not there any more</source>
        <translation>Un dossier qui n’est plus là</translation>
    </message>
</context>
<context>
    <name>ChangesPanel</name>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>I have read the newer version</source>
        <translation>J’ai lu la nouvelle version</translation>
    </message>
    <message>
        <source>The request changed since you began (version {number}).</source>
        <translation>La demande a changé depuis que vous avez commencé (version {number}).</translation>
    </message>
    <message>
        <source>Your draft is kept. Read what changed, then say so here before handing in.</source>
        <translation>Votre brouillon est conservé. Lisez ce qui a changé, puis dites-le ici avant de remettre.</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>{title} as a table</source>
        <translation>{title}, en tableau</translation>
    </message>
    <message>
        <source>Take {title} out, for internal use</source>
        <translation>Exporter «&#x202f;{title}&#x202f;», pour l’interne</translation>
    </message>
</context>
<context>
    <name>ChoiceDialog</name>
    <message>
        <source>Reason (kept in the record)</source>
        <translation>Motif (conservé au dossier)</translation>
    </message>
    <message>
        <source>Choose one of the answers.</source>
        <translation>Choisissez une des réponses.</translation>
    </message>
    <message>
        <source>Write the reason first.</source>
        <translation>Écrivez d’abord le motif.</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>One-time code of {name}</source>
        <translation>Code à usage unique de {name}</translation>
    </message>
    <message>
        <source>I have put it away</source>
        <translation>Il est remis</translation>
    </message>
    <message>
        <source>It replaces a lost password, once; the code before opens nothing any more. Write it down and keep it in a safe place: it is not shown again.</source>
        <translation>Il remplace un mot de passe perdu, une fois&#x202f;; le code d’avant n’ouvre plus rien. Notez-le et gardez-le en lieu sûr&#x202f;: il n’est plus montré.</translation>
    </message>
    <message>
        <source>Hand it to {name} with the login {login}. It is not shown again; nobody else should keep it.</source>
        <translation>Remettez-le à {name} avec l’identifiant «&#x202f;{login}&#x202f;». Il n’est plus montré&#x202f;; personne d’autre ne devrait le garder.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns of the list</source>
        <translation>Colonnes de la liste</translation>
    </message>
    <message>
        <source>Show these</source>
        <translation>Afficher celles-ci</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Comme d’habitude</translation>
    </message>
</context>
<context>
    <name>CommandGroups</name>
    <message>
        <source>The chosen dossier</source>
        <translation>Le dossier choisi</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Cette page</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>La fenêtre</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Que voulez-vous faire&#x202f;?</translation>
    </message>
    <message>
        <source>No command has these letters.</source>
        <translation>Aucune commande n’a ces lettres.</translation>
    </message>
</context>
<context>
    <name>CommandTable</name>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Why not now</source>
        <translation>Pourquoi pas maintenant</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Touche</translation>
    </message>
</context>
<context>
    <name>CommitteePresenter</name>
    <message>
        <source>The due dates are in {file}: open it with your calendar.</source>
        <translation>Vos échéances sont dans {file}&#x202f;: ouvrez-le avec votre agenda.</translation>
    </message>
</context>
<context>
    <name>CommitteeScreen</name>
    <message>
        <source>Committee</source>
        <translation>Comité</translation>
    </message>
    <message>
        <source>Experts…</source>
        <translation>Expertes et experts…</translation>
    </message>
    <message>
        <source>Compose…</source>
        <translation>Composer…</translation>
    </message>
    <message>
        <source>Propose experts for every open seat</source>
        <translation>Proposer des personnes pour toutes les places à pourvoir</translation>
    </message>
    <message>
        <source>Export my due dates…</source>
        <translation>Exporter l’échéancier…</translation>
    </message>
    <message>
        <source>A file that calendars open; no candidate is named in it</source>
        <translation>Un fichier que les agendas ouvrent&#x202f;; aucune personne candidate n’y est nommée</translation>
    </message>
    <message>
        <source>The committee’s dossiers</source>
        <translation>Dossiers du comité</translation>
    </message>
    <message>
        <source>My dossiers</source>
        <translation>Mes dossiers</translation>
    </message>
    <message>
        <source>The chosen dossier does not wait for that.</source>
        <translation>Le dossier choisi n’attend pas cela.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Steps shown</source>
        <translation>Étapes affichées</translation>
    </message>
    <message>
        <source>Call the third experts…</source>
        <translation>Demander les troisièmes évaluations…</translation>
    </message>
    <message>
        <source>Dossiers before the committee</source>
        <translation>Dossiers devant le comité</translation>
    </message>
    <message>
        <source>No dossier is before the committee.</source>
        <translation>Aucun dossier n’est devant le comité.</translation>
    </message>
    <message>
        <source>Choose a dossier in the list.</source>
        <translation>Choisissez un dossier dans la liste.</translation>
    </message>
    <message>
        <source>No dossier is entrusted to you.</source>
        <translation>Aucun dossier ne vous est confié.</translation>
    </message>
    <message>
        <source>When coordination seats you on one, it appears here.</source>
        <translation>Quand la coordination vous désigne, le dossier paraît ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) before the committee</source>
        <translation>
            <numerusform>%n dossier devant le comité</numerusform>
            <numerusform>%n dossiers devant le comité</numerusform>
        </translation>
    </message>
    <message>
        <source>No dossier before the committee</source>
        <translation>Aucun dossier devant le comité</translation>
    </message>
    <message numerus="yes">
        <source>The time of %n concertation(s) is over.</source>
        <translation>
            <numerusform>Le délai de&#x202f;%n concertation est écoulé.</numerusform>
            <numerusform>Le délai de&#x202f;%n concertations est écoulé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the two do not agree, a third expert decides.</source>
        <translation>Faute d’accord entre les deux, une troisième personne départage.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) await you</source>
        <translation>
            <numerusform>%n dossier vous attend</numerusform>
            <numerusform>%n dossiers vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>No dossier awaits you</source>
        <translation>Aucun dossier ne vous attend</translation>
    </message>
    <message>
        <source>Set aside the evaluation of {name}</source>
        <translation>Écarter l’évaluation de {name}</translation>
    </message>
    <message>
        <source>The evaluation stays in the record for ever and counts no more. The seat on {reference} goes to somebody who reads no vote before handing in; a concertation under way ends.</source>
        <translation>L’évaluation reste au dossier pour toujours et ne compte plus. Le siège de {reference} va à une personne qui ne lit aucun vote avant d’avoir remis&#x202f;; une concertation en cours prend fin.</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Close the concertations whose time is over</source>
        <translation>Clore les concertations dont le délai est écoulé</translation>
    </message>
    <message>
        <source>On each of these dossiers a third expert, who sees none of the votes, is to be seated; the majority decides each finding.</source>
        <translation>Dans chacun de ces dossiers, une troisième personne, qui ne voit aucun vote, est à désigner&#x202f;; la majorité décide de chaque constat.</translation>
    </message>
    <message>
        <source>Call the third experts</source>
        <translation>Demander les troisièmes évaluations</translation>
    </message>
    <message>
        <source>Call one more expert</source>
        <translation>Demander une évaluation de plus</translation>
    </message>
    <message>
        <source>Export my due dates</source>
        <translation>Exporter l’échéancier</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>Agendas (*.ics)</translation>
    </message>
    <message>
        <source>Call the third expert for {reference}</source>
        <translation>Demander une troisième évaluation pour {reference}</translation>
    </message>
    <message>
        <source>Call one more expert for {reference}</source>
        <translation>Demander une évaluation de plus pour {reference}</translation>
    </message>
    <message>
        <source>The concertation of the two ends here. A third expert, who sees none of the votes, is to be seated; the majority decides each finding.</source>
        <translation>La concertation des deux prend fin. Une troisième personne, qui ne voit aucun vote, est à désigner&#x202f;; la majorité décide de chaque constat.</translation>
    </message>
    <message>
        <source>One more expert, who sees none of the votes, is to be seated; the majority decides each finding.</source>
        <translation>Une personne de plus, qui ne voit aucun vote, est à désigner&#x202f;; la majorité décide de chaque constat.</translation>
    </message>
    <message>
        <source>Call the third expert</source>
        <translation>Demander une troisième évaluation</translation>
    </message>
</context>
<context>
    <name>CommitteeSteps</name>
    <message>
        <source>Experts to seat</source>
        <translation>À pourvoir</translation>
    </message>
    <message>
        <source>Review to open</source>
        <translation>À ouvrir</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>En évaluation</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Désaccord</translation>
    </message>
    <message>
        <source>Concertation</source>
        <translation>Concertation</translation>
    </message>
    <message>
        <source>Tie to break</source>
        <translation>À départager</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>À confirmer</translation>
    </message>
</context>
<context>
    <name>CommitteeTable</name>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>En attente de</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Entre les mains de</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Coordination</source>
        <translation>Coordination</translation>
    </message>
    <message>
        <source>reconsideration · {who}</source>
        <translation>révision · {who}</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Comparing the ministry’s files with the register…</source>
        <translation>Rapprochement des fichiers du Ministère et du registre…</translation>
    </message>
    <message>
        <source>How far the comparison is</source>
        <translation>Avancement du rapprochement</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>N/A for one of them</source>
        <translation>s.o. d’un côté</translation>
    </message>
    <message>
        <source>same mark</source>
        <translation>même cote</translation>
    </message>
    <message>
        <source>{steps} apart</source>
        <translation>écart de {steps}</translation>
    </message>
</context>
<context>
    <name>ComparisonScreen</name>
    <message>
        <source>Back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Only differences of two or more</source>
        <translation>Écarts de 2 ou plus</translation>
    </message>
    <message>
        <source>Evaluations side by side</source>
        <translation>Évaluations côte à côte</translation>
    </message>
    <message>
        <source>There is nothing to compare yet.</source>
        <translation>Il n’y a encore rien à comparer.</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>Évaluations</translation>
    </message>
    <message>
        <source>Evaluations – {reference}</source>
        <translation>Évaluations – {reference}</translation>
    </message>
    <message>
        <source>Until all first evaluations are handed in, nobody but their authors sees them.</source>
        <translation>Tant que les premières évaluations ne sont pas toutes remises, seules les personnes qui les ont faites les voient.</translation>
    </message>
    <message>
        <source>The evaluations are not shown to you.</source>
        <translation>Les évaluations ne vous sont pas montrées.</translation>
    </message>
    <message>
        <source>Coordination, audit and the experts concerned read them.</source>
        <translation>La coordination, la vérification et les personnes qui siègent au dossier les lisent.</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Justification</source>
        <translation>Justification</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>accord</translation>
    </message>
    <message>
        <source>disagreement</source>
        <translation>désaccord</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>weight {weight}</source>
        <translation>poids {weight}</translation>
    </message>
    <message>
        <source>weighted score {score}</source>
        <translation>cote pondérée {score}</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>s.o.</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Sans objet</translation>
    </message>
</context>
<context>
    <name>ComplementsDialog</name>
    <message>
        <source>Documents asked for</source>
        <translation>Pièces demandées</translation>
    </message>
    <message>
        <source>Facts asked for</source>
        <translation>Renseignements demandés</translation>
    </message>
    <message>
        <source>Added to the letter (optional)</source>
        <translation>Ajouté à la lettre (facultatif)</translation>
    </message>
    <message>
        <source>Reason kept in the dossier</source>
        <translation>Motif conservé au dossier</translation>
    </message>
    <message>
        <source>Pages of the letter</source>
        <translation>Pages de la lettre</translation>
    </message>
    <message>
        <source>Text of the e-mail</source>
        <translation>Texte du courriel</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Lettre</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Making the letter…</source>
        <translation>Préparation de la lettre…</translation>
    </message>
    <message>
        <source>Answer due by {day} ({days} business days)</source>
        <translation>Réponse attendue au plus tard le {day} ({days} jours ouvrables)</translation>
    </message>
    <message>
        <source>Write the letter and wait</source>
        <translation>Écrire la lettre et attendre</translation>
    </message>
    <message>
        <source>The dossier waits for the employer’s answer. The letter is kept as it is written.</source>
        <translation>Le dossier attend la réponse de l’employeur. La lettre est conservée telle qu’elle est écrite.</translation>
    </message>
</context>
<context>
    <name>Composition</name>
    <message>
        <source>has this place</source>
        <translation>a cette place</translation>
    </message>
    <message>
        <source>places {change}</source>
        <translation>places {change}</translation>
    </message>
    <message>
        <source>heaviest load {change}</source>
        <translation>charge la plus lourde {change}</translation>
    </message>
    <message>
        <source>affinity {change}</source>
        <translation>affinité {change}</translation>
    </message>
    <message>
        <source>costs nothing</source>
        <translation>sans effet</translation>
    </message>
</context>
<context>
    <name>ConcertationPane</name>
    <message>
        <source>Concertation</source>
        <translation>Concertation</translation>
    </message>
    <message>
        <source>Call the third expert…</source>
        <translation>Demander une troisième évaluation…</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positions</translation>
    </message>
    <message>
        <source>The two evaluations</source>
        <translation>Les deux évaluations</translation>
    </message>
    <message>
        <source>Your evaluation</source>
        <translation>Votre évaluation</translation>
    </message>
    <message>
        <source>The other evaluation</source>
        <translation>L’autre évaluation</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Write to the other expert (without a name; kept for ever)</source>
        <translation>Écrire à l’autre personne experte (sans nom&#x202f;; conservé pour toujours)</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>The concertation ended on {day}.</source>
        <translation>La concertation a pris fin le {day}.</translation>
    </message>
    <message>
        <source>A position still counts until the third expert is called.</source>
        <translation>Une position compte encore tant que la troisième évaluation n’est pas demandée.</translation>
    </message>
    <message>
        <source>Concertation until {day}.</source>
        <translation>Concertation jusqu’au {day}.</translation>
    </message>
    <message numerus="yes">
        <source>%n business day(s) left.</source>
        <translation>
            <numerusform>Encore&#x202f;%n jour ouvrable.</numerusform>
            <numerusform>Encore&#x202f;%n jours ouvrables.</numerusform>
        </translation>
    </message>
    <message>
        <source>It ends today.</source>
        <translation>Elle prend fin aujourd’hui.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>The other expert</source>
        <translation>L’autre personne experte</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>maintained</source>
        <translation>maintenu</translation>
    </message>
    <message>
        <source>The exchange is closed; it stays in the record.</source>
        <translation>L’échange est clos&#x202f;; il reste au dossier.</translation>
    </message>
    <message>
        <source>Write the message first.</source>
        <translation>Écrivez d’abord le message.</translation>
    </message>
</context>
<context>
    <name>Confidence</name>
    <message>
        <source>official</source>
        <translation>officiel</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>rapporté</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>déduit</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>à confirmer</translation>
    </message>
</context>
<context>
    <name>ConfirmKeysDialog</name>
    <message>
        <source>Confirm the keys of {name}</source>
        <translation>Confirmer les clés de {name}</translation>
    </message>
    <message>
        <source>The digits are the same</source>
        <translation>Les chiffres sont les mêmes</translation>
    </message>
    <message>
        <source>Call {name} at the number that the house knows, not one from a message. Let them read their six groups of digits out. From now on packages are sealed to these keys, and what they sign is taken in.</source>
        <translation>Appelez {name} au numéro que la maison connaît, jamais à celui d’un message, et faites-vous lire ses six groupes de chiffres. Dès lors, les paquets sont scellés à ces clés, et ce qu’elles signent est pris en compte.</translation>
    </message>
    <message>
        <source>Digits to hear: {digits}</source>
        <translation>Chiffres à entendre&#x202f;: {digits}</translation>
    </message>
    <message>
        <source>I heard these six groups from this person’s own voice</source>
        <translation>J’ai entendu ces six groupes de la voix de cette personne</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Conflict of interest: {name}</source>
        <translation>Conflit d’intérêts&#x202f;: {name}</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Trancher</translation>
    </message>
    <message>
        <source>The decision, its reason and who took it stay in the record. A later one stands beside it.</source>
        <translation>La décision, son motif et le nom de qui l’a prise restent au dossier. Une décision ultérieure s’y ajoute.</translation>
    </message>
    <message>
        <source>What the files show</source>
        <translation>Ce que montrent les dossiers</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Upheld: this person does not sit on this dossier</source>
        <translation>Retenu&#x202f;: cette personne ne siège pas à ce dossier</translation>
    </message>
    <message>
        <source>Cleared: this person may sit in spite of it</source>
        <translation>Écarté&#x202f;: cette personne peut siéger malgré tout</translation>
    </message>
    <message>
        <source>This conflict keeps the person out by itself: to clear it is an override, kept as such.</source>
        <translation>Ce conflit exclut la personne à lui seul&#x202f;: l’écarter est une dérogation, conservée comme telle.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Choose the conflict and what is decided of it.</source>
        <translation>Choisissez le conflit et ce qui en est décidé.</translation>
    </message>
    <message>
        <source>A decision wants its reason.</source>
        <translation>Une décision demande son motif.</translation>
    </message>
</context>
<context>
    <name>CopiesTable</name>
    <message>
        <source>Made</source>
        <translation>Faite</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Vérifiée</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Avis</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>chiffrée</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>non chiffrée</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) noted</source>
        <translation>
            <numerusform>%n anomalie notée</numerusform>
            <numerusform>%n anomalies notées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyCard</name>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Avis</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>Journal entries</source>
        <translation>Inscriptions</translation>
    </message>
    <message>
        <source>Last entry</source>
        <translation>Dernière inscription</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Declared: {value}</source>
        <translation>Valeur déclarée&#x202f;: {value}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Say why: the reason stays beside the corrected value.</source>
        <translation>Dites pourquoi&#x202f;: le motif reste à côté de la valeur corrigée.</translation>
    </message>
    <message>
        <source>Corrected value</source>
        <translation>Valeur corrigée</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnue</translation>
    </message>
    <message>
        <source>Leave empty where the fact is not known.</source>
        <translation>Laissez vide si le renseignement est inconnu.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>The precheck runs on the corrected value; the declared one stays beside it.</source>
        <translation>La vérification préalable porte sur la valeur corrigée&#x202f;; la valeur déclarée reste à côté.</translation>
    </message>
</context>
<context>
    <name>CorrectionForm</name>
    <message>
        <source>All other facts</source>
        <translation>Tous les autres renseignements</translation>
    </message>
    <message>
        <source>Text of the row</source>
        <translation>Texte de la ligne</translation>
    </message>
    <message>
        <source>{place}: found {found}, wanted: {wanted}</source>
        <translation>{place}&#x202f;: on trouve {found}&#x202f;; il faut {wanted}</translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>Window from {first} to {last}.</source>
        <translation>Période du {first} au {last}.</translation>
    </message>
    <message>
        <source>Shown as information: it decides nothing.</source>
        <translation>Présenté à titre d’information&#x202f;: rien n’en dépend.</translation>
    </message>
    <message>
        <source>Applications received</source>
        <translation>Demandes reçues</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Where it is published, and when it was read</source>
        <translation>Où le nombre est publié, et quand il a été lu</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Volet</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>By this day</source>
        <translation>En date du</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>CountsTable</name>
    <message>
        <source>By this day</source>
        <translation>En date du</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Volet</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçues</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>CriterionCard</name>
    <message>
        <source>weight {weight}</source>
        <translation>poids {weight}</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>s.o.</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Sans objet</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Comment on {criterion}</source>
        <translation>Commentaire&#x202f;: {criterion}</translation>
    </message>
    <message>
        <source>This mark needs a comment.</source>
        <translation>Cette cote demande un commentaire.</translation>
    </message>
    <message>
        <source>Comment (required for this mark)</source>
        <translation>Commentaire (obligatoire pour cette cote)</translation>
    </message>
    <message>
        <source>Comment (required: the mark speaks against your answer)</source>
        <translation>Commentaire (exigé&#x202f;: la cote contredit votre réponse)</translation>
    </message>
</context>
<context>
    <name>CriterionForm</name>
    <message>
        <source>Criterion</source>
        <translation>Critère</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Consigne</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Comment required up to the mark</source>
        <translation>Commentaire exigé jusqu’à la cote</translation>
    </message>
    <message>
        <source>“Not applicable” is allowed</source>
        <translation>«&#x202f;s.o.&#x202f;» est permis</translation>
    </message>
    <message>
        <source>The level that each mark stands for</source>
        <translation>Le niveau que décrit chaque cote</translation>
    </message>
    <message>
        <source>Mark {mark}</source>
        <translation>Cote {mark}</translation>
    </message>
</context>
<context>
    <name>CriterionRow</name>
    <message>
        <source>Required: {what}</source>
        <translation>Exigé&#x202f;: {what}</translation>
    </message>
    <message>
        <source>Not given: {facts}</source>
        <translation>Non fourni&#x202f;: {facts}</translation>
    </message>
    <message>
        <source>Computed: {computed}. Decided: {decided}. {reason}</source>
        <translation>Calculé&#x202f;: {computed}. Décidé&#x202f;: {decided}. {reason}</translation>
    </message>
    <message>
        <source>Met from {day} if nothing else changes</source>
        <translation>Rempli à compter du {day} si rien d’autre ne change</translation>
    </message>
</context>
<context>
    <name>DailyWork</name>
    <message>
        <source>The copy of the day is made and verified: {name}</source>
        <translation>La copie du jour est faite et vérifiée&#x202f;: {name}</translation>
    </message>
</context>
<context>
    <name>DayRow</name>
    <message>
        <source>Signed on</source>
        <translation>Signé le</translation>
    </message>
    <message>
        <source>Remove this day</source>
        <translation>Retirer cette date</translation>
    </message>
</context>
<context>
    <name>DaysApart</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>Confirm the decision of {reference}</source>
        <translation>Confirmer la décision de {reference}</translation>
    </message>
    <message>
        <source>Confirm the decision</source>
        <translation>Confirmer la décision</translation>
    </message>
    <message>
        <source>Once confirmed, the decision does not change any more: the avis is drafted from it. The votes stay as they were given.</source>
        <translation>Une fois confirmée, la décision ne change plus&#x202f;: l’avis se rédige à partir d’elle. Les votes restent tels qu’ils ont été donnés.</translation>
    </message>
    <message>
        <source>How it came about: {path}</source>
        <translation>Issue&#x202f;: {path}</translation>
    </message>
    <message>
        <source>Reason that the employer will read (no name, no mark)</source>
        <translation>Motif que l’employeur lira (ni nom ni cote)</translation>
    </message>
    <message>
        <source>A refusal needs its reason.</source>
        <translation>Un refus demande son motif.</translation>
    </message>
    <message>
        <source>The decision holds for as long as these facts stay</source>
        <translation>La décision vaut tant que ces faits demeurent</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Choose what you decide.</source>
        <translation>Choisissez une décision.</translation>
    </message>
    <message>
        <source>Say why: the reason is kept with the decision.</source>
        <translation>Dites pourquoi&#x202f;: la raison est gardée avec la décision.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Trancher</translation>
    </message>
</context>
<context>
    <name>DeclarationForm</name>
    <message>
        <source>Declare your interests</source>
        <translation>Déclarer vos intérêts</translation>
    </message>
    <message>
        <source>No conflict</source>
        <translation>Aucun conflit</translation>
    </message>
    <message>
        <source>I know of no interest in this dossier.</source>
        <translation>Je ne connais aucun intérêt dans ce dossier.</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Conflit réel</translation>
    </message>
    <message>
        <source>I have an interest in it: employer, candidate, family, money.</source>
        <translation>J’y ai un intérêt&#x202f;: employeur, personne candidate, famille, argent.</translation>
    </message>
    <message>
        <source>Apparent</source>
        <translation>Conflit apparent</translation>
    </message>
    <message>
        <source>A reasonable person could think that I have one.</source>
        <translation>Une personne raisonnable pourrait croire que j’en ai un.</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>Conflit potentiel</translation>
    </message>
    <message>
        <source>One could come: a plan, a tie to come.</source>
        <translation>Il pourrait en naître un&#x202f;: un projet, un lien à venir.</translation>
    </message>
    <message>
        <source>Conflict of interest</source>
        <translation>Conflit d’intérêts</translation>
    </message>
    <message>
        <source>What is the interest?</source>
        <translation>Quel est cet intérêt&#x202f;?</translation>
    </message>
    <message>
        <source>Decline this dossier…</source>
        <translation>Décliner ce dossier…</translation>
    </message>
    <message>
        <source>Without declaring anything: no time, no competence, an absence</source>
        <translation>Sans rien déclarer&#x202f;: manque de temps, autre spécialité, absence</translation>
    </message>
    <message>
        <source>Declare and open the dossier</source>
        <translation>Déclarer et ouvrir le dossier</translation>
    </message>
    <message>
        <source>The file of {reference} opens after your declaration. Until then nothing of it is shown, neither the employer nor the candidate’s documents.</source>
        <translation>Le dossier {reference} s’ouvre après votre déclaration. D’ici là, rien n’en est montré, ni l’employeur ni les documents de la personne candidate.</translation>
    </message>
    <message>
        <source>Choose one of the four answers.</source>
        <translation>Choisissez l’une des quatre réponses.</translation>
    </message>
    <message>
        <source>Your declaration is kept with its date.</source>
        <translation>Votre déclaration est conservée avec sa date.</translation>
    </message>
    <message>
        <source>Declare and leave the seat</source>
        <translation>Déclarer et quitter le siège</translation>
    </message>
    <message>
        <source>Your declaration is kept with its date. The dossier does not open; the seat goes to another.</source>
        <translation>Votre déclaration est conservée avec sa date. Le dossier ne s’ouvre pas&#x202f;; le siège revient à quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Declare and wait for coordination</source>
        <translation>Déclarer et attendre la coordination</translation>
    </message>
    <message>
        <source>Your declaration is kept with its date. Coordination decides whether the dossier opens to you.</source>
        <translation>Votre déclaration est conservée avec sa date. La coordination décide si le dossier s’ouvre à vous.</translation>
    </message>
    <message>
        <source>Say in a sentence what the interest is.</source>
        <translation>Dites en une phrase quel est cet intérêt.</translation>
    </message>
</context>
<context>
    <name>DeclaredCards</name>
    <message>
        <source>Correct… {fact}</source>
        <translation>Corriger…&#x202f;: {fact}</translation>
    </message>
    <message>
        <source>corrected: {value}</source>
        <translation>corrigé&#x202f;: {value}</translation>
    </message>
    <message>
        <source>declared: {value}</source>
        <translation>déclaré&#x202f;: {value}</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Withdraw the correction of {fact}</source>
        <translation>Retirer la correction de «&#x202f;{fact}&#x202f;»</translation>
    </message>
</context>
<context>
    <name>DeliveriesCard</name>
    <message>
        <source>Sent by e-mail</source>
        <translation>Envoi par courriel</translation>
    </message>
    <message>
        <source>Prepare the e-mail…</source>
        <translation>Préparer le courriel…</translation>
    </message>
    <message>
        <source>Nothing was sent by e-mail yet.</source>
        <translation>Rien n’a encore été envoyé par courriel.</translation>
    </message>
    <message>
        <source>SHA-256 of the avis: {digest}…</source>
        <translation>SHA-256 de l’avis&#x202f;: {digest}…</translation>
    </message>
</context>
<context>
    <name>DocumentPane</name>
    <message>
        <source>Find in the document</source>
        <translation>Chercher dans le document</translation>
    </message>
    <message>
        <source>Page before with these words</source>
        <translation>Page précédente avec ces mots</translation>
    </message>
    <message>
        <source>Next page with these words</source>
        <translation>Page suivante avec ces mots</translation>
    </message>
    <message>
        <source>Document preview</source>
        <translation>Aperçu du document</translation>
    </message>
    <message>
        <source>Opening the document…</source>
        <translation>Ouverture du document…</translation>
    </message>
    <message>
        <source>The first {shown} of {total} pages are shown.</source>
        <translation>Les {shown} premières pages sur {total} sont montrées.</translation>
    </message>
    <message>
        <source>No preview for this kind of document.</source>
        <translation>Ce type de document n’a pas d’aperçu.</translation>
    </message>
    <message>
        <source>Nowhere in the document</source>
        <translation>Nulle part dans le document</translation>
    </message>
    <message>
        <source>Page {page} ({n} of {all})</source>
        <translation>Page {page} ({n} sur {all})</translation>
    </message>
</context>
<context>
    <name>DomainsDialog</name>
    <message>
        <source>Domains of AI expertise</source>
        <translation>Domaines d’expertise en IA</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>A domain that a record holds cannot be removed. A line that is changed is a new domain.</source>
        <translation>Un domaine inscrit dans une fiche ne peut pas être retiré. Une ligne modifiée est un nouveau domaine.</translation>
    </message>
    <message>
        <source>Domains, one a line</source>
        <translation>Domaines, un par ligne</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>This computer’s keyring opens the database from now on.</source>
        <translation>Le trousseau de cet ordinateur ouvre désormais la base.</translation>
    </message>
</context>
<context>
    <name>DossierActs</name>
    <message>
        <source>Choose a dossier first.</source>
        <translation>Choisissez d’abord un dossier.</translation>
    </message>
    <message>
        <source>The precheck says otherwise. Your reason stays beside it in the dossier.</source>
        <translation>La vérification préalable dit autre chose. Votre motif reste à côté d’elle dans le dossier.</translation>
    </message>
    <message>
        <source>The dossier is closed and does not go to the committee.</source>
        <translation>Le dossier est clos et ne va pas au comité.</translation>
    </message>
    <message>
        <source>The dossier waits for the employer’s answer. Say what is missing.</source>
        <translation>Le dossier attend la réponse de l’employeur. Dites ce qui manque.</translation>
    </message>
    <message>
        <source>The dossier is closed for good; everything said so far is kept.</source>
        <translation>Le dossier est clos définitivement&#x202f;; tout ce qui a été dit est conservé.</translation>
    </message>
</context>
<context>
    <name>DossierActsPresenter</name>
    <message>
        <source>Only for: {roles}.</source>
        <translation>Seulement pour&#x202f;: {roles}.</translation>
    </message>
    <message>
        <source>Not possible in the state {state}.</source>
        <translation>Pas possible à l’état {state}.</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>Back to the list</source>
        <translation>Revenir à la liste</translation>
    </message>
    <message>
        <source>Compare the versions</source>
        <translation>Comparer les versions</translation>
    </message>
    <message>
        <source>See the evaluations</source>
        <translation>Voir les évaluations</translation>
    </message>
    <message>
        <source>See the avis</source>
        <translation>Voir l’avis</translation>
    </message>
    <message>
        <source>received on {day} ({age})</source>
        <translation>reçue le {day} ({age})</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>version {number}</translation>
    </message>
    <message>
        <source>See at the committee</source>
        <translation>Voir au comité</translation>
    </message>
    <message>
        <source>Next step: {act}</source>
        <translation>Prochaine étape&#x202f;: {act}</translation>
    </message>
    <message>
        <source>Withdraw the correction</source>
        <translation>Retirer la correction</translation>
    </message>
    <message>
        <source>The declared value holds again; the correction stays in the record.</source>
        <translation>La valeur déclarée vaut de nouveau&#x202f;; la correction reste au dossier.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Write to the employer</source>
        <translation>Écrire à l’employeur</translation>
    </message>
    <message>
        <source>The letter says what was decided: {decision}. It is kept as it is written.</source>
        <translation>La lettre dit ce qui a été décidé&#x202f;: {decision}. Elle est conservée telle qu’elle est écrite.</translation>
    </message>
    <message>
        <source>Write the letter</source>
        <translation>Écrire la lettre</translation>
    </message>
    <message>
        <source>Back to the dossier</source>
        <translation>Revenir au dossier</translation>
    </message>
</context>
<context>
    <name>DossierPresenter</name>
    <message>
        <source>Exported: {file}.</source>
        <translation>Fichier exporté&#x202f;: {file}.</translation>
    </message>
</context>
<context>
    <name>DossierTable</name>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Personne candidate</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Employeur</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Emploi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Prochaine étape</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Entre les mains de</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>À faire d’ici le</translation>
    </message>
    <message>
        <source>State since</source>
        <translation>Dans cet état depuis</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Sièges</translation>
    </message>
    <message>
        <source>Avis number</source>
        <translation>Numéro d’avis</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
</context>
<context>
    <name>DraftDialog</name>
    <message>
        <source>Draft the avis of {reference}</source>
        <translation>Rédiger l’avis de {reference}</translation>
    </message>
    <message>
        <source>Draft the avis</source>
        <translation>Rédiger l’avis</translation>
    </message>
    <message>
        <source>The draft is made from the decision. Somebody else validates it, a third person signs it.</source>
        <translation>Le projet est fait à partir de la décision. Une autre personne le valide&#x202f;; une troisième le signe.</translation>
    </message>
    <message>
        <source>The application is planned for {planned}, after the avis ends on {ends}.</source>
        <translation>La demande doit être déposée le {planned}, après l’échéance de l’avis, le {ends}.</translation>
    </message>
    <message>
        <source>The avis can be drafted; tell the employer.</source>
        <translation>L’avis peut être rédigé&#x202f;; prévenez l’employeur.</translation>
    </message>
    <message>
        <source>It replaces no avis</source>
        <translation>Il ne remplace aucun avis</translation>
    </message>
    <message>
        <source>It replaces {number} ({state})</source>
        <translation>Il remplace {number} ({state})</translation>
    </message>
    <message>
        <source>Avis of the same candidate</source>
        <translation>Avis de la même personne candidate</translation>
    </message>
    <message>
        <source>Why it replaces the other (kept in the register)</source>
        <translation>Motif du remplacement (conservé au registre)</translation>
    </message>
    <message>
        <source>A replacement needs its reason.</source>
        <translation>Un remplacement demande son motif.</translation>
    </message>
</context>
<context>
    <name>Due</name>
    <message>
        <source>{days} late</source>
        <translation>retard de {days}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>due: {when}</source>
        <translation>échéance&#x202f;: {when}</translation>
    </message>
    <message>
        <source>due on {day}</source>
        <translation>échéance {day}</translation>
    </message>
</context>
<context>
    <name>EditionTable</name>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Émise le</translation>
    </message>
    <message>
        <source>Public tables</source>
        <translation>Tableaux publics</translation>
    </message>
    <message>
        <source>Report, {years}</source>
        <translation>Bilan, {years}</translation>
    </message>
</context>
<context>
    <name>ElsewhereDialog</name>
    <message>
        <source>Have the avis of {reference} signed elsewhere</source>
        <translation>Faire signer ailleurs l’avis de {reference}</translation>
    </message>
    <message>
        <source>Prepare the file</source>
        <translation>Préparer le fichier</translation>
    </message>
    <message>
        <source>The avis takes its number and waits. Only a digest leaves: a .tosign file for the signing service. Nothing is issued before its signature is brought back here.</source>
        <translation>L’avis prend son numéro et attend. Seule une empreinte sort&#x202f;: un fichier .tosign pour le service de signature. Rien n’est délivré avant que la signature soit rapportée ici.</translation>
    </message>
    <message>
        <source>Your certificate, in text form (.pem)</source>
        <translation>Votre certificat, en texte (.pem)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Certificate of who signs</source>
        <translation>Certificat de qui signe</translation>
    </message>
    <message>
        <source>Folder for the .tosign file</source>
        <translation>Dossier où mettre le fichier .tosign</translation>
    </message>
    <message>
        <source>Also the content to be signed (.contenu)</source>
        <translation>Aussi le contenu à signer (.contenu)</translation>
    </message>
    <message>
        <source>For a program of this computer that signs a file. It is the avis: give it to no service.</source>
        <translation>Pour un programme de ce poste qui signe un fichier. C’est l’avis&#x202f;: ne le confiez à aucun service.</translation>
    </message>
    <message>
        <source>Choose your certificate.</source>
        <translation>Choisissez votre certificat.</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation>Choisissez un dossier qui existe.</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Certificats (*.pem *.crt *.cer)</translation>
    </message>
</context>
<context>
    <name>EverythingPage</name>
    <message>
        <source>Find a setting</source>
        <translation>Chercher un réglage</translation>
    </message>
    <message>
        <source>Words of a setting or of what it does</source>
        <translation>Mots d’un réglage ou de ce qu’il fait</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Tous les réglages</translation>
    </message>
    <message>
        <source>No setting holds these words.</source>
        <translation>Aucun réglage ne contient ces mots.</translation>
    </message>
</context>
<context>
    <name>EverythingTable</name>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ce qu’il fait</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>non réglé</translation>
    </message>
    <message>
        <source>set</source>
        <translation>réglé</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>The office, as experts read it</source>
        <translation>L’office, tel que les expertes et experts le lisent</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nom de l’office</translation>
    </message>
    <message>
        <source>Stands in invitations and packages from now on. Empty: the issuer of the programme’s avis.</source>
        <translation>Figure désormais dans les invitations et les paquets. Vide&#x202f;: l’émetteur des avis du programme.</translation>
    </message>
    <message>
        <source>The office’s keys for packages</source>
        <translation>Les clés de l’office pour les paquets</translation>
    </message>
    <message>
        <source>An expert may ask for these digits on the telephone: their window shows the same. Change the keys where somebody else may have read them; experts are then invited anew.</source>
        <translation>Une experte ou un expert peut demander ces chiffres au téléphone&#x202f;: sa fenêtre montre les mêmes. Changez les clés si quelqu’un d’autre a pu les lire&#x202f;; il faut alors de nouvelles invitations.</translation>
    </message>
    <message>
        <source>Change the keys…</source>
        <translation>Changer les clés…</translation>
    </message>
    <message>
        <source>Made with the first invitation</source>
        <translation>Créées à la première invitation</translation>
    </message>
    <message>
        <source>Change the office’s keys for packages</source>
        <translation>Changer les clés de l’office pour les paquets</translation>
    </message>
    <message>
        <source>Packages are signed by new keys from now on. What is out still comes back: the former keys open it until it has lapsed. An expert’s copy takes packages in under the new keys once its owner has answered a new invitation.</source>
        <translation>Les paquets sont désormais signés par de nouvelles clés. Ce qui est parti peut revenir&#x202f;: les anciennes clés l’ouvrent jusqu’à son échéance. La copie d’une experte ou d’un expert accepte les paquets sous les nouvelles clés une fois qu’une nouvelle invitation y a reçu sa réponse.</translation>
    </message>
    <message>
        <source>Change the keys</source>
        <translation>Changer les clés</translation>
    </message>
</context>
<context>
    <name>ExpertDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The agreement admits experts who are self-employed or from the public sector: without dated evidence nobody is seated.</source>
        <translation>L’entente admet des personnes autonomes ou du secteur public&#x202f;: sans preuve datée, aucune désignation.</translation>
    </message>
    <message>
        <source>Status and contract</source>
        <translation>Statut et contrat</translation>
    </message>
    <message>
        <source>Expertise</source>
        <translation>Expertise</translation>
    </message>
    <message>
        <source>Undertakings and leave</source>
        <translation>Engagements et congés</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Self-employed</source>
        <translation>Autonome</translation>
    </message>
    <message>
        <source>Public sector</source>
        <translation>Secteur public</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Evidence of the status seen on</source>
        <translation>Preuve du statut vue le</translation>
    </message>
    <message>
        <source>Employers, institutions and affiliations</source>
        <translation>Employeurs, établissements et affiliations</translation>
    </message>
    <message>
        <source>Add an organisation</source>
        <translation>Ajouter une organisation</translation>
    </message>
    <message>
        <source>Other e-mail addresses, one a line</source>
        <translation>Autres adresses de courriel, une par ligne</translation>
    </message>
    <message>
        <source>Family name, for the hint of a common name</source>
        <translation>Nom de famille, pour l’indice d’un nom commun</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Municipalité</translation>
    </message>
    <message>
        <source>Domains of AI expertise</source>
        <translation>Domaines d’expertise en IA</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Langues lues</translation>
    </message>
    <message>
        <source>Senior</source>
        <translation>Personne d’expérience</translation>
    </message>
    <message>
        <source>Senior since</source>
        <translation>Depuis le</translation>
    </message>
    <message>
        <source>Confidentiality undertakings (every year)</source>
        <translation>Engagements de confidentialité (chaque année)</translation>
    </message>
    <message>
        <source>General declarations of interests (every year)</source>
        <translation>Déclarations générales d’intérêts (chaque année)</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Congés</translation>
    </message>
    <message>
        <source>Add a leave</source>
        <translation>Ajouter un congé</translation>
    </message>
    <message>
        <source>Add a day</source>
        <translation>Ajouter une date</translation>
    </message>
    <message>
        <source>Declared interests (persons, organisations), one a line</source>
        <translation>Intérêts déclarés (personnes, organisations), un par ligne</translation>
    </message>
    <message>
        <source>Dossiers under review at one time</source>
        <translation>Dossiers en évaluation à la fois</translation>
    </message>
    <message>
        <source>Contract from</source>
        <translation>Contrat à partir du</translation>
    </message>
    <message>
        <source>Ties and contact</source>
        <translation>Liens et coordonnées</translation>
    </message>
    <message>
        <source>Contract until</source>
        <translation>Contrat jusqu’au</translation>
    </message>
    <message>
        <source>May be seated (unticked: the record is disabled)</source>
        <translation>Peut être désignée (décoché&#x202f;: la fiche est désactivée)</translation>
    </message>
</context>
<context>
    <name>ExpertDossiersPresenter</name>
    <message>
        <source>The due dates are saved: {file}</source>
        <translation>Les échéances sont enregistrées&#x202f;: {file}</translation>
    </message>
</context>
<context>
    <name>ExpertDossiersScreen</name>
    <message>
        <source>My dossiers</source>
        <translation>Mes dossiers</translation>
    </message>
    <message>
        <source>Save the due dates…</source>
        <translation>Enregistrer les échéances…</translation>
    </message>
    <message>
        <source>Prepare the sending…</source>
        <translation>Préparer l’envoi…</translation>
    </message>
    <message>
        <source>No dossier here yet.</source>
        <translation>Aucun dossier pour l’instant.</translation>
    </message>
    <message>
        <source>Drop the file that the committee sent you (its name ends in .avisex) on this window, or open it under Packages.</source>
        <translation>Déposez dans cette fenêtre le fichier que le comité vous a envoyé (son nom finit par .avisex), ou ouvrez-le sous Paquets.</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Décliner…</translation>
    </message>
    <message>
        <source>Take back and do again…</source>
        <translation>Reprendre et refaire…</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) to answer</source>
        <translation>
            <numerusform>%n dossier à traiter</numerusform>
            <numerusform>%n dossiers à traiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n en retard</numerusform>
            <numerusform>%n en retard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) to send</source>
        <translation>
            <numerusform>%n réponse à envoyer</numerusform>
            <numerusform>%n réponses à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>Something waits to be sent.</source>
        <translation>Des réponses attendent d’être envoyées.</translation>
    </message>
    <message>
        <source>One file holds all of it; only the committee can open it. Send it by any means you like.</source>
        <translation>Un seul fichier contient tout&#x202f;; seul le comité peut l’ouvrir. Envoyez-le par le moyen de votre choix.</translation>
    </message>
    <message>
        <source>Decline {reference}</source>
        <translation>Décliner {reference}</translation>
    </message>
    <message>
        <source>The committee reads your reason and seats somebody else. For a conflict of interest, declare it instead. Until the committee has taken it in, you can take this back.</source>
        <translation>Le comité lit votre motif et désigne quelqu’un d’autre. En cas de conflit d’intérêts, déclarez-le plutôt. Tant que le comité ne l’a pas reçu, vous pouvez revenir sur ce refus.</translation>
    </message>
    <message>
        <source>Decline the dossier</source>
        <translation>Décliner le dossier</translation>
    </message>
    <message>
        <source>Take back what you said of {reference}</source>
        <translation>Reprendre votre réponse sur {reference}</translation>
    </message>
    <message>
        <source>What you said is set aside and kept here; you can answer again. If the committee has taken the former answer in already, that one counts, and they tell you so.</source>
        <translation>Votre réponse est mise de côté et gardée ici&#x202f;; vous pouvez répondre de nouveau. Si le comité a déjà reçu la première, c’est elle qui compte, et il vous le dit.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Where to put the file for the committee</source>
        <translation>Où mettre le fichier destiné au comité</translation>
    </message>
    <message>
        <source>Save the due dates</source>
        <translation>Enregistrer les échéances</translation>
    </message>
</context>
<context>
    <name>ExpertDossiersTable</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Jours restants</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Réponse donnée</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Gardé jusqu’au</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
</context>
<context>
    <name>ExpertEntry</name>
    <message>
        <source>My copy</source>
        <translation>Ma copie</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La même, une seconde fois</translation>
    </message>
    <message>
        <source>Remember it in this computer’s keyring</source>
        <translation>La retenir dans le trousseau de cet ordinateur</translation>
    </message>
    <message>
        <source>Open my copy</source>
        <translation>Ouvrir ma copie</translation>
    </message>
    <message>
        <source>An expert’s own copy of Avisé – works without a network</source>
        <translation>Avisé, copie d’expertise – fonctionne sans réseau</translation>
    </message>
    <message>
        <source>Choose a passphrase of several words. It encrypts everything on this computer, and nobody can give it back to you: if you lose it, the committee sends the dossiers again to new keys.</source>
        <translation>Choisissez une phrase de passe de plusieurs mots. Elle chiffre tout sur cet ordinateur, et personne ne peut vous la rendre&#x202f;: si vous la perdez, le comité renvoie les dossiers à de nouvelles clés.</translation>
    </message>
    <message>
        <source>Your passphrase opens this copy; it never leaves this computer.</source>
        <translation>Votre phrase de passe ouvre cette copie&#x202f;; elle ne quitte jamais cet ordinateur.</translation>
    </message>
    <message>
        <source>Make my copy</source>
        <translation>Créer ma copie</translation>
    </message>
    <message>
        <source>The window is covered. Everything that was typed is kept.</source>
        <translation>La fenêtre est couverte. Tout ce qui a été saisi est gardé.</translation>
    </message>
    <message>
        <source>Uncover</source>
        <translation>Découvrir</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
    <message>
        <source>Type the passphrase twice.</source>
        <translation>Tapez deux fois la phrase de passe.</translation>
    </message>
</context>
<context>
    <name>ExpertHelpScreen</name>
    <message>
        <source>How it works</source>
        <translation>Mode d’emploi</translation>
    </message>
    <message>
        <source>No network is needed, ever</source>
        <translation>Aucun réseau n’est nécessaire, à aucun moment</translation>
    </message>
    <message>
        <source>Once: enrol</source>
        <translation>Une fois&#x202f;: s’inscrire</translation>
    </message>
    <message>
        <source>Under My keys, open the invitation, save the enrolment file and send it to the committee. Then telephone them and read your fingerprint out.</source>
        <translation>Sous Mes clés, ouvrez l’invitation, enregistrez le fichier d’inscription et envoyez-le au comité. Puis téléphonez-lui et lisez votre empreinte.</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Recevoir</translation>
    </message>
    <message>
        <source>Drop the file on this window, or receive it by its name under Packages. Only this copy can open it. A file that comes twice changes nothing.</source>
        <translation>Déposez le fichier dans cette fenêtre, ou recevez-le par son nom sous Paquets. Seule cette copie peut l’ouvrir. Un fichier qui arrive deux fois ne change rien.</translation>
    </message>
    <message>
        <source>Declare, then score</source>
        <translation>Déclarer, puis évaluer</translation>
    </message>
    <message>
        <source>A dossier opens only once you have declared your interests. Everything you type is saved at once, encrypted. Digits set a mark, C goes to the comment, Y or N answer a finding, Ctrl+Enter hands in.</source>
        <translation>Un dossier ne s’ouvre qu’après votre déclaration d’intérêts. Tout ce que vous tapez est enregistré aussitôt, chiffré. Un chiffre met la cote, C va au commentaire, O ou N répond au constat, Ctrl+Entrée remet.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Prepare the sending writes one file. Send it by e-mail, by USB key or through a shared folder: only the committee can open it. When in doubt, send it again: nothing is counted twice.</source>
        <translation>«&#x202f;Préparer l’envoi&#x202f;» écrit un fichier. Envoyez-le par courriel, par clé USB ou par un dossier partagé&#x202f;: seul le comité peut l’ouvrir. Dans le doute, renvoyez-le&#x202f;: rien n’est compté deux fois.</translation>
    </message>
    <message>
        <source>Change your mind</source>
        <translation>Changer d’avis</translation>
    </message>
    <message>
        <source>Take back what you said in My dossiers and answer again, even after sending. Once the committee has taken an answer in, that one counts, and they tell you so.</source>
        <translation>Sous Mes dossiers, reprenez votre réponse et répondez de nouveau, même après l’envoi. Une fois qu’une réponse est reçue au comité, c’est elle qui compte, et il vous le dit.</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>À la fin</translation>
    </message>
    <message>
        <source>Each package says until when you may keep it. The day after, this copy destroys it by itself and writes a certificate, which goes with your next file. There is no copy elsewhere: what you send is your only backup.</source>
        <translation>Chaque paquet dit jusqu’à quand vous pouvez le garder. Le lendemain, cette copie le détruit d’elle-même et rédige un certificat, qui part avec votre prochain fichier. Il n’y a pas de sauvegarde ailleurs&#x202f;: ce que vous envoyez est la seule.</translation>
    </message>
</context>
<context>
    <name>ExpertKeysPresenter</name>
    <message>
        <source>The enrolment is saved: {file}</source>
        <translation>L’inscription est enregistrée&#x202f;: {file}</translation>
    </message>
</context>
<context>
    <name>ExpertKeysScreen</name>
    <message>
        <source>My keys</source>
        <translation>Mes clés</translation>
    </message>
    <message>
        <source>The invitation of the committee</source>
        <translation>L’invitation du comité</translation>
    </message>
    <message>
        <source>a file whose name ends in .avisei</source>
        <translation>un fichier dont le nom finit par .avisei</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Make my keys</source>
        <translation>Créer mes clés</translation>
    </message>
    <message>
        <source>My fingerprint</source>
        <translation>Mon empreinte</translation>
    </message>
    <message>
        <source>Send the enrolment file to the committee. Then telephone the number that you know, and read these digits out: they must see the same. Only then do they send you dossiers.</source>
        <translation>Envoyez le fichier d’inscription au comité. Téléphonez ensuite au numéro que vous connaissez et lisez ces chiffres&#x202f;: il doit voir les mêmes. C’est alors seulement qu’il vous envoie des dossiers.</translation>
    </message>
    <message>
        <source>Save the enrolment file…</source>
        <translation>Enregistrer le fichier d’inscription…</translation>
    </message>
    <message>
        <source>My passphrase</source>
        <translation>Ma phrase de passe</translation>
    </message>
    <message>
        <source>Left alone for a while, this window covers itself and asks for it again. Ctrl+L covers it at once.</source>
        <translation>Laissée un moment, cette fenêtre se couvre et la redemande. Ctrl+L la couvre tout de suite.</translation>
    </message>
    <message>
        <source>Cover the window</source>
        <translation>Couvrir la fenêtre</translation>
    </message>
    <message>
        <source>Change my passphrase…</source>
        <translation>Changer ma phrase de passe…</translation>
    </message>
    <message>
        <source>The end of your contract</source>
        <translation>La fin de votre contrat</translation>
    </message>
    <message>
        <source>Every package is destroyed by itself the day after its last day. When your contract ends, destroy everything at once: what you answered can still be sent, with the certificate.</source>
        <translation>Chaque paquet est détruit de lui-même le lendemain de son dernier jour. À la fin de votre contrat, détruisez tout d’un coup&#x202f;: vos réponses pourront encore partir, avec le certificat.</translation>
    </message>
    <message>
        <source>Destroy everything…</source>
        <translation>Tout détruire…</translation>
    </message>
    <message>
        <source>Not enrolled yet</source>
        <translation>Pas encore d’inscription</translation>
    </message>
    <message>
        <source>The committee gave you a small file, the invitation. It holds no dossier: it says who you are and which keys are the committee’s.</source>
        <translation>Le comité vous a remis un petit fichier, l’invitation. Il ne contient aucun dossier&#x202f;: il dit qui vous êtes et quelles clés sont celles du comité.</translation>
    </message>
    <message>
        <source>{name} – {office}</source>
        <translation>{name} – {office}</translation>
    </message>
    <message>
        <source>Renew my keys</source>
        <translation>Renouveler mes clés</translation>
    </message>
    <message>
        <source>When a key may have been seen by somebody else, or the committee asks for it: open the new invitation that they give you. What was sent to your former keys stays readable here.</source>
        <translation>Quand quelqu’un d’autre a pu voir une clé, ou que le comité le demande&#x202f;: ouvrez la nouvelle invitation qu’il vous remet. Ce qui a été envoyé à vos anciennes clés reste lisible ici.</translation>
    </message>
    <message>
        <source>Fingerprint {digits}</source>
        <translation>Empreinte {digits}</translation>
    </message>
    <message>
        <source>Keys made</source>
        <translation>Clés créées</translation>
    </message>
    <message>
        <source>Fingerprint of the committee</source>
        <translation>Empreinte du comité</translation>
    </message>
    <message>
        <source>Former keys</source>
        <translation>Anciennes clés</translation>
    </message>
    <message>
        <source>Invitations (*.avisei)</source>
        <translation>Invitations (*.avisei)</translation>
    </message>
    <message>
        <source>Where to put the enrolment file</source>
        <translation>Où mettre le fichier d’inscription</translation>
    </message>
    <message>
        <source>Destroy everything</source>
        <translation>Tout détruire</translation>
    </message>
    <message>
        <source>Every dossier, document and draft leaves this computer for good. What you answered and did not send yet is first sealed for the committee, and can still be sent.</source>
        <translation>Les dossiers, les documents et les brouillons quittent cet ordinateur pour de bon. Les réponses que vous n’avez pas encore envoyées sont d’abord scellées pour le comité et pourront partir.</translation>
    </message>
</context>
<context>
    <name>ExpertPane</name>
    <message>
        <source>Selected expert</source>
        <translation>Personne choisie</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Open dossiers and conflicts of interest</source>
        <translation>Dossiers ouverts et conflits d’intérêts</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <source>Nothing keeps this person from being seated.</source>
        <translation>Rien n’empêche cette personne de siéger.</translation>
    </message>
    <message>
        <source>can be seated</source>
        <translation>peut siéger</translation>
    </message>
    <message>
        <source>to renew</source>
        <translation>à renouveler</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>empêche</translation>
    </message>
    <message>
        <source>The files show nothing between this person and an open dossier.</source>
        <translation>Les dossiers ouverts ne montrent aucun lien avec cette personne.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>–</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>self-employed</source>
        <translation>autonome</translation>
    </message>
    <message>
        <source>public sector</source>
        <translation>secteur public</translation>
    </message>
    <message>
        <source>{statut}, evidence seen on {day}</source>
        <translation>{statut}, preuve vue le {day}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>depuis le {day}</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrat</translation>
    </message>
    <message>
        <source>without dates</source>
        <translation>sans dates</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacité</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domaines</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Langues lues</translation>
    </message>
    <message>
        <source>Senior</source>
        <translation>Personne d’expérience</translation>
    </message>
    <message>
        <source>Confidentiality undertaking</source>
        <translation>Engagement de confidentialité</translation>
    </message>
    <message>
        <source>General declaration</source>
        <translation>Déclaration générale</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Congé</translation>
    </message>
    <message>
        <source>Declared interests</source>
        <translation>Intérêts déclarés</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation>Autres courriels</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Municipalité</translation>
    </message>
    <message>
        <source>until {last}</source>
        <translation>jusqu’au {last}</translation>
    </message>
    <message>
        <source>since {first}</source>
        <translation>depuis le {first}</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>du {first} au {last}</translation>
    </message>
</context>
<context>
    <name>ExpertParcelsScreen</name>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Receive a package…</source>
        <translation>Recevoir un paquet…</translation>
    </message>
    <message>
        <source>Prepare the sending…</source>
        <translation>Préparer l’envoi…</translation>
    </message>
    <message>
        <source>No package yet.</source>
        <translation>Aucun paquet pour l’instant.</translation>
    </message>
    <message>
        <source>Drop a file of the committee (.avisex) on this window, or receive it by its name.</source>
        <translation>Déposez dans cette fenêtre un fichier du comité (.avisex), ou recevez-le par son nom.</translation>
    </message>
    <message>
        <source>Save again…</source>
        <translation>Enregistrer de nouveau…</translation>
    </message>
    <message>
        <source>Destroy…</source>
        <translation>Détruire…</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Surveiller un dossier…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Ne plus surveiller</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to send</source>
        <translation>
            <numerusform>%n élément à envoyer</numerusform>
            <numerusform>%n éléments à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>Aucun dossier n’est surveillé.</translation>
    </message>
    <message>
        <source>Watched folder: {folder}</source>
        <translation>Dossier surveillé&#x202f;: {folder}</translation>
    </message>
    <message>
        <source>This package was already received: nothing changed.</source>
        <translation>Ce paquet est déjà reçu&#x202f;: rien n’a changé.</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) received.</source>
        <translation>
            <numerusform>%n dossier reçu.</numerusform>
            <numerusform>%n dossiers reçus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Receive a package</source>
        <translation>Recevoir un paquet</translation>
    </message>
    <message>
        <source>Packages of the committee (*.avisex)</source>
        <translation>Paquets du comité (*.avisex)</translation>
    </message>
    <message>
        <source>Where to put the file for the committee</source>
        <translation>Où mettre le fichier destiné au comité</translation>
    </message>
    <message>
        <source>The folder that is shared with the committee</source>
        <translation>Le dossier partagé avec le comité</translation>
    </message>
    <message>
        <source>Destroy what this package brought</source>
        <translation>Détruire ce que ce paquet a apporté</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s), the documents and your drafts leave this computer for good. What you answered and did not send yet is first sealed for the committee, and can still be sent.</source>
        <translation>
            <numerusform>%n dossier, ses documents et votre brouillon quittent cet ordinateur pour de bon. Les réponses que vous n’avez pas encore envoyées sont d’abord scellées pour le comité et pourront partir.</numerusform>
            <numerusform>%n dossiers, leurs documents et vos brouillons quittent cet ordinateur pour de bon. Les réponses que vous n’avez pas encore envoyées sont d’abord scellées pour le comité et pourront partir.</numerusform>
        </translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>Détruire</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>ExpertParcelsTable</name>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Gardé jusqu’au</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçu</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>détruit</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>ready, not written yet</source>
        <translation>prêt, pas encore écrit</translation>
    </message>
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
            <numerusform>%n réponse</numerusform>
            <numerusform>%n réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificat</numerusform>
            <numerusform>%n certificats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpertPlaces</name>
    <message>
        <source>My dossiers</source>
        <translation>Mes dossiers</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>My keys</source>
        <translation>Mes clés</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>Mode d’emploi</translation>
    </message>
</context>
<context>
    <name>ExpertWindow</name>
    <message>
        <source>Avisé – my copy</source>
        <translation>Avisé – ma copie</translation>
    </message>
    <message>
        <source>The copy of</source>
        <translation>La copie de</translation>
    </message>
    <message>
        <source>Copy not encrypted</source>
        <translation>Copie non chiffrée</translation>
    </message>
    <message>
        <source>Copy encrypted</source>
        <translation>Copie chiffrée</translation>
    </message>
    <message>
        <source>The passphrase is changed.</source>
        <translation>La phrase de passe est changée.</translation>
    </message>
</context>
<context>
    <name>ExpertsScreen</name>
    <message>
        <source>Experts</source>
        <translation>Expertes et experts</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Domains…</source>
        <translation>Domaines…</translation>
    </message>
    <message>
        <source>Nobody has the expert’s role yet.</source>
        <translation>Personne n’a encore le rôle d’expertise.</translation>
    </message>
    <message>
        <source>An administrator adds people, and gives them the role, in Settings.</source>
        <translation>L’administration ajoute des personnes et leur donne ce rôle dans Réglages.</translation>
    </message>
    <message>
        <source>{count} in all · can be seated today: {ready}</source>
        <translation>{count} en tout · peuvent siéger aujourd’hui&#x202f;: {ready}</translation>
    </message>
</context>
<context>
    <name>ExpertsTable</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Can be seated</source>
        <translation>Peut siéger</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Ce qui manque</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>désactivée</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>{load} of {capacity}</source>
        <translation>{load} sur {capacity}</translation>
    </message>
    <message>
        <source>no record yet</source>
        <translation>fiche à remplir</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export for internal use</source>
        <translation>Exporter pour l’interne</translation>
    </message>
    <message>
        <source>Exact figures, small ones too: they stay in the house. The journal tells who took them. What others may read is published, protected, from “Reports and publications”.</source>
        <translation>Chiffres exacts, même petits&#x202f;: ils restent dans la maison. Le journal dit qui les a pris. Ce que d’autres peuvent lire se publie, protégé, depuis «&#x202f;Bilans et publications&#x202f;».</translation>
    </message>
    <message>
        <source>Choose a folder and export</source>
        <translation>Choisir un dossier et exporter</translation>
    </message>
    <message>
        <source>workbook, with definitions and data quality</source>
        <translation>classeur, avec les définitions et la qualité des données</translation>
    </message>
    <message>
        <source>CSV, Excel</source>
        <translation>CSV, Excel</translation>
    </message>
    <message>
        <source>as Excel in French opens it</source>
        <translation>tel qu’Excel l’ouvre en français</translation>
    </message>
    <message>
        <source>UTF-8, commas, decimal points</source>
        <translation>UTF-8, virgules, points décimaux</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
</context>
<context>
    <name>FactChanges</name>
    <message>
        <source>Fact</source>
        <translation>Donnée</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>{fact}: before {before}, now {after}</source>
        <translation>{fact}&#x202f;: avant {before}, maintenant {after}</translation>
    </message>
    <message>
        <source>Only the documents changed.</source>
        <translation>Seules les pièces ont changé.</translation>
    </message>
</context>
<context>
    <name>FactField</name>
    <message>
        <source>Found {found}. Choose a value of the list.</source>
        <translation>On trouve {found}. Choisissez une valeur de la liste.</translation>
    </message>
    <message>
        <source>Found {found}. Write an amount such as 105000.00.</source>
        <translation>On trouve {found}. Écrivez un montant, comme 105&#x202f;000,00&#x202f;$.</translation>
    </message>
    <message>
        <source>Found {found}. Write a number.</source>
        <translation>On trouve {found}. Écrivez un nombre.</translation>
    </message>
    <message>
        <source>Found {found}. Wanted: {wanted}.</source>
        <translation>On trouve {found}. Il faut {wanted}.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>AAAA-MM-JJ</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Non précisé</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>What it says</source>
        <translation>Ce que dit l’avis</translation>
    </message>
    <message>
        <source>favourable</source>
        <translation>favorable</translation>
    </message>
    <message>
        <source>unfavourable</source>
        <translation>défavorable</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Délivré le</translation>
    </message>
    <message>
        <source>Date in the draft</source>
        <translation>Date du projet</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>Valide jusqu’au</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Reste</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Signatory</source>
        <translation>Signataire</translation>
    </message>
    <message>
        <source>Second signatory</source>
        <translation>Deuxième signataire</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Remplace</translation>
    </message>
    <message>
        <source>Verification code</source>
        <translation>Code de vérification</translation>
    </message>
</context>
<context>
    <name>FallingPage</name>
    <message>
        <source>Which avis in force would expire on another day?</source>
        <translation>Quels avis en vigueur auraient une autre échéance&#x202f;?</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Validity, in months</source>
        <translation>Validité, en mois</translation>
    </message>
    <message>
        <source>The programme ends on</source>
        <translation>Le programme prend fin le</translation>
    </message>
    <message>
        <source>Avis that would expire on another day</source>
        <translation>Avis dont l’échéance changerait</translation>
    </message>
    <message>
        <source>No avis in force would change.</source>
        <translation>Aucun avis en vigueur ne changerait.</translation>
    </message>
    <message>
        <source>Try another validity or another end.</source>
        <translation>Essayez une autre validité ou une autre fin.</translation>
    </message>
    <message numerus="yes">
        <source>Today the validity is %n month(s)</source>
        <translation>
            <numerusform>Aujourd’hui, la validité est de&#x202f;%n mois</numerusform>
            <numerusform>Aujourd’hui, la validité est de&#x202f;%n mois</numerusform>
        </translation>
    </message>
    <message>
        <source>, and the programme ends on {day}</source>
        <translation> et le programme prend fin le {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n avis fall(s)</source>
        <translation>
            <numerusform>%n avis tombe</numerusform>
            <numerusform>%n avis tombent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end(s) earlier</source>
        <translation>
            <numerusform>%n échoit plus tôt</numerusform>
            <numerusform>%n échoient plus tôt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end(s) later</source>
        <translation>
            <numerusform>%n échoit plus tard</numerusform>
            <numerusform>%n échoient plus tard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FallingTable</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Pour qui</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Ce qu’il devient</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Would expire</source>
        <translation>Nouvelle échéance</translation>
    </message>
</context>
<context>
    <name>FaultsCard</name>
    <message>
        <source>Close the list of faults</source>
        <translation>Fermer la liste des fautes</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fautes</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s)</source>
        <translation>
            <numerusform>%n faute</numerusform>
            <numerusform>%n fautes</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Endroit</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Attendu</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>Something unexpected happened in Avisé.</source>
        <translation>Il s’est produit quelque chose d’imprévu dans Avisé.</translation>
    </message>
    <message>
        <source>What was recorded is still recorded.</source>
        <translation>Ce qui était enregistré l’est toujours.</translation>
    </message>
    <message>
        <source>Try again; if it comes back, tell support: {detail}.</source>
        <translation>Recommencez&#x202f;; si cela revient, dites-le au soutien technique&#x202f;: {detail}.</translation>
    </message>
</context>
<context>
    <name>FiguresCard</name>
    <message>
        <source>Your draft and the best plan</source>
        <translation>Votre proposition et l’optimum</translation>
    </message>
    <message>
        <source>proved best</source>
        <translation>optimum prouvé</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Optimum</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Proposition</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Places filled</source>
        <translation>Places pourvues</translation>
    </message>
    <message>
        <source>Heaviest load</source>
        <translation>Charge la plus lourde</translation>
    </message>
    <message>
        <source>Affinity, summed</source>
        <translation>Affinité, en tout</translation>
    </message>
    <message>
        <source>not proved best</source>
        <translation>sans preuve</translation>
    </message>
    <message>
        <source>{filled} of {asked}</source>
        <translation>{filled} sur {asked}</translation>
    </message>
</context>
<context>
    <name>FilePane</name>
    <message>
        <source>Selected dossier</source>
        <translation>Dossier choisi</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Compare the evaluations</source>
        <translation>Comparer les évaluations</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Ce qui est à faire</translation>
    </message>
    <message>
        <source>Call the third expert…</source>
        <translation>Demander une troisième évaluation…</translation>
    </message>
    <message>
        <source>Confirm the decision…</source>
        <translation>Confirmer la décision…</translation>
    </message>
    <message>
        <source>Reconsideration asked for on {day}: {reason}</source>
        <translation>Révision demandée le {day}&#x202f;: {reason}</translation>
    </message>
    <message>
        <source>Call one more expert…</source>
        <translation>Demander une évaluation de plus…</translation>
    </message>
    <message>
        <source>Evaluation {number} is awaited. Its author sees neither votes nor messages.</source>
        <translation>L’évaluation {number} est attendue. La personne qui la fait ne voit ni vote ni message.</translation>
    </message>
    <message>
        <source>How it came about: {path}</source>
        <translation>Issue&#x202f;: {path}</translation>
    </message>
    <message>
        <source>The concertation ended on {day} without an answer: the third expert is to be called.</source>
        <translation>La concertation a pris fin le {day} sans réponse&#x202f;: la troisième évaluation est à demander.</translation>
    </message>
    <message>
        <source>The two evaluations differ. Each expert reads the other’s, without a name, and maintains or changes, until {day}.</source>
        <translation>Les deux évaluations diffèrent. Jusqu’au {day}, chaque personne lit celle de l’autre, sans nom, puis maintient ou modifie ses constats.</translation>
    </message>
    <message>
        <source>The seats are to be filled; what was said before stays readable.</source>
        <translation>Des sièges sont à pourvoir&#x202f;; ce qui a été dit avant reste lisible.</translation>
    </message>
    <message>
        <source>The evaluations are awaited. Until all are handed in, nobody but their authors sees a mark.</source>
        <translation>Les évaluations sont attendues. Tant qu’elles ne sont pas toutes remises, chaque personne ne voit que ses cotes.</translation>
    </message>
    <message>
        <source>The two evaluations differ. Each expert reads the other’s, without a name, and maintains or changes.</source>
        <translation>Les deux évaluations diffèrent. Chaque personne lit celle de l’autre, sans nom, puis maintient ou modifie ses constats.</translation>
    </message>
    <message>
        <source>The experts do not agree: one more decides, by majority per finding.</source>
        <translation>Les évaluations ne s’accordent pas&#x202f;: une personne de plus départage, à la majorité, constat par constat.</translation>
    </message>
    <message>
        <source>The votes are in. A named person confirms what they say.</source>
        <translation>Les votes sont remis. Une personne nommée confirme ce qu’ils disent.</translation>
    </message>
</context>
<context>
    <name>FindingForm</name>
    <message>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>Question, answered by yes or no</source>
        <translation>Question, à laquelle on répond par oui ou non</translation>
    </message>
</context>
<context>
    <name>FirstRunScreen</name>
    <message>
        <source>Before the first dossier</source>
        <translation>Avant le premier dossier</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>An administrator has still to choose the programme and how long an avis holds. Until then no dossier can be opened.</source>
        <translation>Une personne de l’administration doit encore choisir le programme et la durée de validité d’un avis. D’ici là, aucun dossier ne s’ouvre.</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>Nom de l’organisme</translation>
    </message>
    <message>
        <source>Stands in invitations and packages to experts.</source>
        <translation>Figure dans les invitations et les paquets aux expertes et experts.</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>non choisi</translation>
    </message>
    <message>
        <source> months</source>
        <translation>&#xa0;mois</translation>
    </message>
    <message>
        <source>An avis holds</source>
        <translation>Un avis est valide pendant</translation>
    </message>
    <message>
        <source>Every avis that is issued prints its last day from this number. It can be changed later for avis to come; those that are issued keep theirs.</source>
        <translation>L’échéance imprimée sur chaque avis vient de ce nombre. Il se change plus tard pour les avis à venir&#x202f;; ceux qui sont délivrés gardent la leur.</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Who works here?</source>
        <translation>Qui travaille ici&#x202f;?</translation>
    </message>
    <message>
        <source>Which programme?</source>
        <translation>Quel programme&#x202f;?</translation>
    </message>
    <message>
        <source>How long does an avis hold?</source>
        <translation>Combien de temps un avis est-il valide&#x202f;?</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Est-ce bien cela&#x202f;?</translation>
    </message>
    <message>
        <source>Step {n} of {total}</source>
        <translation>Étape {n} sur {total}</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Write the name of the organisation.</source>
        <translation>Écrivez le nom de l’organisme.</translation>
    </message>
    <message>
        <source>Choose a programme.</source>
        <translation>Choisissez un programme.</translation>
    </message>
    <message>
        <source>Choose how many months an avis holds: nothing is issued before that.</source>
        <translation>Choisissez pendant combien de mois un avis est valide&#x202f;: rien n’est délivré avant.</translation>
    </message>
    <message numerus="yes">
        <source>Take what is suggested: %n month(s)</source>
        <translation>
            <numerusform>Prendre la suggestion&#x202f;: %n mois</numerusform>
            <numerusform>Prendre la suggestion&#x202f;: %n mois</numerusform>
        </translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisme</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n mois</numerusform>
            <numerusform>%n mois</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Write it into this folder</source>
        <translation>L’écrire dans ce dossier</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation>Choisissez un dossier qui existe.</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
</context>
<context>
    <name>FollowUpScreen</name>
    <message>
        <source>Reports and publications</source>
        <translation>Bilans et publications</translation>
    </message>
    <message>
        <source>Protected: everything here may leave the house</source>
        <translation>Protégé&#x202f;: tout ce qui est ici peut quitter la maison</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Publish the tables…</source>
        <translation>Publier les tableaux…</translation>
    </message>
    <message>
        <source>Issue a report…</source>
        <translation>Émettre un bilan…</translation>
    </message>
    <message>
        <source>Editions as they were issued</source>
        <translation>Éditions telles qu’émises</translation>
    </message>
    <message>
        <source>Nothing was issued yet.</source>
        <translation>Rien n’a encore été émis.</translation>
    </message>
    <message>
        <source>A report is issued in one act, from the protected tables and the texts beside.</source>
        <translation>Un bilan s’émet en un seul acte, à partir des tableaux protégés et des textes ci-contre.</translation>
    </message>
    <message>
        <source>Write its files…</source>
        <translation>Enregistrer ses fichiers…</translation>
    </message>
    <message>
        <source>What would be published today?</source>
        <translation>Que publierait-on aujourd’hui&#x202f;?</translation>
    </message>
    <message>
        <source>Texts of the next report</source>
        <translation>Textes du prochain bilan</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>Introduction</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Suites à donner</translation>
    </message>
    <message>
        <source>Keep these texts</source>
        <translation>Garder ces textes</translation>
    </message>
    <message>
        <source>A follow-up report is due.</source>
        <translation>Un bilan de suivi est à préparer.</translation>
    </message>
    <message>
        <source>No version was kept yet.</source>
        <translation>Aucune version n’a été gardée.</translation>
    </message>
    <message>
        <source>Version {number}, kept {at}</source>
        <translation>Version {number}, gardée le {at}</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) hidden</source>
        <translation>
            <numerusform>%n case masquée</numerusform>
            <numerusform>%n cases masquées</numerusform>
        </translation>
    </message>
    <message>
        <source>threshold {count}</source>
        <translation>seuil&#x202f;: {count}</translation>
    </message>
    <message>
        <source>stands in the way: {check}</source>
        <translation>fait obstacle&#x202f;: {check}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written</source>
        <translation>
            <numerusform>%n fichier écrit</numerusform>
            <numerusform>%n fichiers écrits</numerusform>
        </translation>
    </message>
    <message>
        <source>Hiding small numbers, and auditing what is left…</source>
        <translation>Les petits nombres se masquent&#x202f;; ce qui reste passe à l’audit…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{count} d</source>
        <translation>{count}&#x202f;j</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count}&#x202f;octets</translation>
    </message>
    <message>
        <source>{count} KB</source>
        <translation>{count}&#x202f;ko</translation>
    </message>
    <message>
        <source>{count} MB</source>
        <translation>{count}&#x202f;Mo</translation>
    </message>
</context>
<context>
    <name>GalleryWindow</name>
    <message>
        <source>Gallery of widgets</source>
        <translation>Galerie des éléments</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
</context>
<context>
    <name>GapsCard</name>
    <message>
        <source>Before handing in</source>
        <translation>Avant de remettre</translation>
    </message>
    <message>
        <source>mark missing</source>
        <translation>cote à donner</translation>
    </message>
    <message>
        <source>comment missing</source>
        <translation>commentaire à écrire</translation>
    </message>
    <message>
        <source>yes or no missing</source>
        <translation>oui ou non à choisir</translation>
    </message>
    <message>
        <source>justification missing</source>
        <translation>justification à écrire</translation>
    </message>
</context>
<context>
    <name>GridDifferences</name>
    <message>
        <source>Differences between two grids</source>
        <translation>Différences entre deux grilles</translation>
    </message>
    <message>
        <source>Differences: {changed}. Findings and criteria that are the same: {same}.</source>
        <translation>Différences&#x202f;: {changed}. Constats et critères inchangés&#x202f;: {same}.</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}&#x202f;: {before} → {after}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«&#x202f;{text}&#x202f;»</translation>
    </message>
</context>
<context>
    <name>GridDraftScreen</name>
    <message>
        <source>Draft of a grid</source>
        <translation>Ébauche de grille</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Rédiger</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Abandonner…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publier…</translation>
    </message>
    <message>
        <source>No draft is open.</source>
        <translation>Aucune ébauche n’est ouverte.</translation>
    </message>
    <message>
        <source>Parts of the grid</source>
        <translation>Parties de la grille</translation>
    </message>
    <message>
        <source>Add a criterion</source>
        <translation>Ajouter un critère</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus haut</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus bas</translation>
    </message>
    <message>
        <source>Remove this part</source>
        <translation>Retirer cette partie</translation>
    </message>
    <message>
        <source>Add a finding</source>
        <translation>Ajouter un constat</translation>
    </message>
    <message>
        <source>Everything is kept</source>
        <translation>Tout est enregistré</translation>
    </message>
    <message>
        <source>Not kept yet…</source>
        <translation>Pas encore enregistré…</translation>
    </message>
    <message>
        <source>The whole grid</source>
        <translation>La grille entière</translation>
    </message>
    <message>
        <source>(finding to word)</source>
        <translation>(constat à formuler)</translation>
    </message>
    <message>
        <source>(criterion to word)</source>
        <translation>(critère à formuler)</translation>
    </message>
    <message>
        <source>{label} – weight {weight}</source>
        <translation>{label} – poids {weight}</translation>
    </message>
    <message>
        <source>Discard this draft?</source>
        <translation>Abandonner cette ébauche&#x202f;?</translation>
    </message>
    <message>
        <source>What was written in it is lost. No version changes.</source>
        <translation>Ce qui y est écrit est perdu. Aucune version ne change.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
</context>
<context>
    <name>GridFaultsCard</name>
    <message>
        <source>Before publishing</source>
        <translation>Avant de publier</translation>
    </message>
    <message>
        <source>Faults of the draft</source>
        <translation>Fautes de l’ébauche</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) to correct</source>
        <translation>
            <numerusform>%n faute à corriger</numerusform>
            <numerusform>%n fautes à corriger</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is missing: the draft can be published.</source>
        <translation>Il ne manque rien&#x202f;: l’ébauche peut être publiée.</translation>
    </message>
    <message numerus="yes">
        <source>Publishing waits for these corrections: %n fault(s).</source>
        <translation>
            <numerusform>La publication attend cette correction&#x202f;:&#x202f;%n faute.</numerusform>
            <numerusform>La publication attend ces corrections&#x202f;:&#x202f;%n fautes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridForm</name>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Keys: 0 to {top} set the mark and go on, O or N answers, C comments, Esc comes back, ↑ ↓ change criterion, S not applicable, Ctrl+Enter hands in.</source>
        <translation>Clavier&#x202f;: 0 à {top} pour coter et avancer, O ou N pour répondre, C pour commenter, Échap pour revenir, ↑ ↓ pour changer de critère, S pour sans objet, Ctrl+Entrée pour remettre.</translation>
    </message>
    <message>
        <source>Weighted score: {score} – it informs, it decides nothing.</source>
        <translation>Cote pondérée&#x202f;: {score} – elle éclaire, elle ne décide rien.</translation>
    </message>
</context>
<context>
    <name>GridPreview</name>
    <message>
        <source>As an expert sees it. You can try it: nothing is kept.</source>
        <translation>Comme une experte ou un expert la voit. Essayez-la&#x202f;: rien n’est gardé.</translation>
    </message>
    <message>
        <source>There is nothing to show yet: the grid is not complete.</source>
        <translation>Il n’y a encore rien à montrer&#x202f;: la grille n’est pas complète.</translation>
    </message>
    <message>
        <source>What would be missing?</source>
        <translation>Que manquerait-il&#x202f;?</translation>
    </message>
</context>
<context>
    <name>GridScreen</name>
    <message>
        <source>Back to my dossiers</source>
        <translation>Revenir à mes dossiers</translation>
    </message>
    <message>
        <source>Recuse myself…</source>
        <translation>Me récuser…</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Décliner…</translation>
    </message>
    <message>
        <source>Hand in…</source>
        <translation>Remettre…</translation>
    </message>
    <message>
        <source>Grid – {reference}</source>
        <translation>Grille – {reference}</translation>
    </message>
    <message>
        <source>Declaration of interests</source>
        <translation>Déclaration d’intérêts</translation>
    </message>
    <message>
        <source>Awaiting coordination</source>
        <translation>En attente de la coordination</translation>
    </message>
    <message>
        <source>Handed in on {moment} · seal {seal}</source>
        <translation>Remise le {moment} · sceau {seal}</translation>
    </message>
    <message>
        <source>{rated} of {all} criteria rated · {answered} of {findings} findings answered</source>
        <translation>Critères cotés&#x202f;: {rated} sur {all} · constats répondus&#x202f;: {answered} sur {findings}</translation>
    </message>
    <message>
        <source>Hand in the evaluation of {reference}</source>
        <translation>Remettre l’évaluation de {reference}</translation>
    </message>
    <message>
        <source>Your findings: {answers}.
Once handed in, the evaluation is sealed: nobody can change it, not even you.</source>
        <translation>Vos constats&#x202f;: {answers}.
Une fois remise, l’évaluation est scellée&#x202f;: personne ne peut la modifier, pas même vous.</translation>
    </message>
    <message>
        <source>Your findings: {answers}.
The evaluation is sealed here and goes with your next package. Until the committee has taken it in, you can take it back from your list and do it again.</source>
        <translation>Vos constats&#x202f;: {answers}.
L’évaluation est scellée ici et part avec votre prochain paquet. Tant que le comité ne l’a pas reçue, vous pouvez la reprendre depuis votre liste et la refaire.</translation>
    </message>
    <message>
        <source>Hand in and seal</source>
        <translation>Remettre et sceller</translation>
    </message>
    <message>
        <source>Recuse myself</source>
        <translation>Me récuser</translation>
    </message>
    <message>
        <source>You leave this dossier for good and your draft is removed. Coordination seats somebody else.</source>
        <translation>Vous quittez ce dossier pour de bon et votre brouillon est retiré. La coordination désigne quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Leave the seat</source>
        <translation>Quitter le siège</translation>
    </message>
    <message>
        <source>Decline this dossier</source>
        <translation>Décliner ce dossier</translation>
    </message>
    <message>
        <source>You give the seat back for good and coordination seats somebody else. For a conflict of interest, declare it instead.</source>
        <translation>Vous rendez le siège définitivement et la coordination désigne quelqu’un d’autre. S’il y a conflit d’intérêts, déclarez-le plutôt.</translation>
    </message>
    <message>
        <source>Your reason goes with your next package; your draft stays here. For a conflict of interest, take your declaration back in your list and declare it instead.</source>
        <translation>Votre motif part avec votre prochain paquet&#x202f;; votre brouillon reste ici. En cas de conflit d’intérêts, reprenez votre déclaration dans votre liste et déclarez-le plutôt.</translation>
    </message>
    <message>
        <source>Decline the dossier</source>
        <translation>Décliner le dossier</translation>
    </message>
    <message>
        <source>State my position</source>
        <translation>Donner ma position</translation>
    </message>
    <message>
        <source>Your position is final and stays beside your first evaluation.</source>
        <translation>Votre position est définitive et reste à côté de votre première évaluation.</translation>
    </message>
    <message>
        <source>Call the third expert</source>
        <translation>Demander une troisième évaluation</translation>
    </message>
    <message>
        <source>The concertation ends here. A third expert, who sees none of the votes, decides by majority.</source>
        <translation>La concertation prend fin. Une troisième personne, qui ne voit aucun vote, départage à la majorité.</translation>
    </message>
</context>
<context>
    <name>GridShelfScreen</name>
    <message>
        <source>Evaluation grids</source>
        <translation>Grilles d’évaluation</translation>
    </message>
    <message>
        <source>A published version never changes; each evaluation keeps its own</source>
        <translation>Une version publiée ne change jamais&#x202f;; chaque évaluation garde la sienne</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Open the draft</source>
        <translation>Ouvrir l’ébauche</translation>
    </message>
    <message>
        <source>New draft…</source>
        <translation>Nouvelle ébauche…</translation>
    </message>
    <message>
        <source>Administration writes the grids.</source>
        <translation>L’administration rédige les grilles.</translation>
    </message>
    <message>
        <source>Versions and drafts</source>
        <translation>Versions et ébauches</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Provenance</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparer avec</translation>
    </message>
    <message>
        <source>Nothing: show it as an expert sees it</source>
        <translation>Rien&#x202f;: la montrer comme une experte ou un expert la voit</translation>
    </message>
    <message>
        <source>Copy of</source>
        <translation>Copie de</translation>
    </message>
    <message>
        <source>nothing: it began blank</source>
        <translation>rien&#x202f;: elle a commencé vierge</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>Publiée par</translation>
    </message>
</context>
<context>
    <name>GridTable</name>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>From</source>
        <translation>À partir du</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Critères</translation>
    </message>
</context>
<context>
    <name>HandsCard</name>
    <message>
        <source>Whose hands</source>
        <translation>Entre quelles mains</translation>
    </message>
    <message>
        <source>The number {number} is reserved.</source>
        <translation>Le numéro {number} est réservé.</translation>
    </message>
    <message>
        <source>Signed first by {name} on {day}.</source>
        <translation>Première signature de {name}, {day}.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Pages du guide</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>Chercher dans cette page</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Act recorded: {event}</source>
        <translation>Acte consigné&#x202f;: {event}</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Who saw this dossier?</source>
        <translation>Qui a vu ce dossier&#x202f;?</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>First lines of the file</source>
        <translation>Premières lignes du fichier</translation>
    </message>
    <message>
        <source>Lines that would be refused</source>
        <translation>Lignes qui seraient refusées</translation>
    </message>
    <message>
        <source>The file cannot be read with these columns yet.</source>
        <translation>Le fichier ne peut pas encore être lu avec ces colonnes.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) would go in</source>
        <translation>
            <numerusform>%n ligne serait prise</numerusform>
            <numerusform>%n lignes seraient prises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) would be refused</source>
        <translation>
            <numerusform>%n ligne serait refusée</numerusform>
            <numerusform>%n lignes seraient refusées</numerusform>
        </translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Feuille</translation>
    </message>
    <message>
        <source>State of this day</source>
        <translation>État à cette date</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>Selon la proposition</translation>
    </message>
    <message>
        <source>Saved columns</source>
        <translation>Colonnes enregistrées</translation>
    </message>
    <message>
        <source>Name for these columns</source>
        <translation>Nom de cette correspondance</translation>
    </message>
    <message>
        <source>Keep these columns</source>
        <translation>Enregistrer les colonnes</translation>
    </message>
    <message>
        <source>Forget the saved columns…</source>
        <translation>Oublier cette correspondance…</translation>
    </message>
    <message>
        <source>Forget the saved columns</source>
        <translation>Oublier cette correspondance</translation>
    </message>
    <message>
        <source>“{name}” will not be offered any more. Files imported with it keep their columns.</source>
        <translation>«&#x202f;{name}&#x202f;» ne sera plus proposée. Les fichiers déjà importés avec elle gardent leurs colonnes.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>not in this file</source>
        <translation>absent de ce fichier</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Lecture du fichier…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
</context>
<context>
    <name>ImportPane</name>
    <message>
        <source>Refused lines</source>
        <translation>Lignes refusées</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>Annuler cet import…</translation>
    </message>
    <message>
        <source>State of</source>
        <translation>État au</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importé</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>The file’s bytes</source>
        <translation>Empreinte du fichier</translation>
    </message>
</context>
<context>
    <name>ImportTable</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>État au</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusées</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importé</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message>
        <source>Requests taken in</source>
        <translation>Demandes reçues</translation>
    </message>
    <message>
        <source>What became of each row</source>
        <translation>Ce que chaque ligne est devenue</translation>
    </message>
    <message>
        <source>Rows taken in</source>
        <translation>Lignes lues</translation>
    </message>
    <message>
        <source>Correct what is in quarantine</source>
        <translation>Corriger ce qui est en quarantaine</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>{file}: sheets that were not read: {sheets}</source>
        <translation>{file}&#x202f;: feuilles non lues&#x202f;: {sheets}</translation>
    </message>
    <message>
        <source>{outcome}: {count}</source>
        <translation>{outcome}&#x202f;: {count}</translation>
    </message>
</context>
<context>
    <name>IntakeTable</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>{place}: found {found}, wanted: {wanted}</source>
        <translation>{place}&#x202f;: on trouve {found}&#x202f;; il faut {wanted}</translation>
    </message>
    <message>
        <source>not read: {names}</source>
        <translation>non lu&#x202f;: {names}</translation>
    </message>
</context>
<context>
    <name>IssueDialog</name>
    <message>
        <source>Issue a follow-up report</source>
        <translation>Émettre un bilan de suivi</translation>
    </message>
    <message>
        <source>Publish protected tables</source>
        <translation>Publier des tableaux protégés</translation>
    </message>
    <message>
        <source>Issue it</source>
        <translation>Émettre le bilan</translation>
    </message>
    <message>
        <source>Publish them</source>
        <translation>Publier les tableaux</translation>
    </message>
    <message>
        <source>It leaves the house: small numbers are hidden, an audit runs first, and the edition is kept for ever as it was issued. Exact figures are exported from “Oversight”, for internal use.</source>
        <translation>L’édition quitte la maison&#x202f;: les petits nombres sont masqués, un audit passe d’abord, et elle est gardée pour toujours telle qu’émise. Les chiffres exacts s’exportent depuis «&#x202f;Pilotage&#x202f;», pour l’interne.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>First year of receipt</source>
        <translation>Première année de réception</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Dernière année</translation>
    </message>
</context>
<context>
    <name>JustificationBox</name>
    <message>
        <source>Justification (required)</source>
        <translation>Justification (obligatoire)</translation>
    </message>
    <message>
        <source>Justification (optional)</source>
        <translation>Justification (facultative)</translation>
    </message>
    <message>
        <source>Who breaks the tie justifies the evaluation.</source>
        <translation>L’évaluation qui départage se justifie.</translation>
    </message>
</context>
<context>
    <name>KeyActs</name>
    <message>
        <source>Invite {name}</source>
        <translation>Inviter {name}</translation>
    </message>
    <message>
        <source>A small file for the expert’s copy, which answers with its keys. It holds nothing secret, and no candidate’s data: send it as you like.</source>
        <translation>Un petit fichier pour la copie de cette personne, qui répond par ses clés. Il ne contient ni secret ni donnée d’une candidature&#x202f;: envoyez-le comme vous voulez.</translation>
    </message>
    <message>
        <source>Write the invitation</source>
        <translation>Écrire l’invitation</translation>
    </message>
    <message>
        <source>Refuse the keys of {name}</source>
        <translation>Refuser les clés de {name}</translation>
    </message>
    <message>
        <source>These keys are never used. The expert can be invited again.</source>
        <translation>Ces clés ne serviront jamais. La personne peut être invitée de nouveau.</translation>
    </message>
    <message>
        <source>Refuse the keys</source>
        <translation>Refuser les clés</translation>
    </message>
</context>
<context>
    <name>KeyChoice</name>
    <message>
        <source>A key file (.p12, .pfx)</source>
        <translation>Un fichier de clé (.p12, .pfx)</translation>
    </message>
    <message>
        <source>My token “{name}”</source>
        <translation>Mon jeton «&#x202f;{name}&#x202f;»</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Your .p12 or .pfx file</source>
        <translation>Votre fichier .p12 ou .pfx</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Your signing key</source>
        <translation>Votre clé de signature</translation>
    </message>
    <message>
        <source>Choose your key file.</source>
        <translation>Choisissez votre fichier de clé.</translation>
    </message>
    <message>
        <source>Type the PIN.</source>
        <translation>Saisissez le NIP.</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Saisissez la phrase de passe.</translation>
    </message>
    <message>
        <source>PIN of the token (kept nowhere)</source>
        <translation>NIP du jeton (conservé nulle part)</translation>
    </message>
    <message>
        <source>Passphrase of the key (kept nowhere)</source>
        <translation>Phrase de passe de la clé (conservée nulle part)</translation>
    </message>
    <message>
        <source>Keys (*.p12 *.pfx)</source>
        <translation>Clés (*.p12 *.pfx)</translation>
    </message>
</context>
<context>
    <name>LeaveRow</name>
    <message>
        <source>First day of the leave</source>
        <translation>Premier jour du congé</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Remove this leave</source>
        <translation>Retirer ce congé</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
</context>
<context>
    <name>LeavingDialog</name>
    <message>
        <source>Free the seat of {name}</source>
        <translation>Libérer le siège de {name}</translation>
    </message>
    <message>
        <source>Free the seat</source>
        <translation>Libérer le siège</translation>
    </message>
    <message>
        <source>The seat on {reference} is vacated for good: this person cannot sit on this dossier again, and a draft that they began is removed.</source>
        <translation>Le siège de {reference} est libéré pour de bon&#x202f;: cette personne ne pourra plus siéger dans ce dossier, et le brouillon qu’elle aurait commencé est retiré.</translation>
    </message>
    <message>
        <source>Recusal</source>
        <translation>Récusation</translation>
    </message>
    <message>
        <source>Conflict of interest; it holds for the same candidate and employer elsewhere.</source>
        <translation>Conflit d’intérêts&#x202f;; il vaut aussi ailleurs pour la même personne et le même employeur.</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refus</translation>
    </message>
    <message>
        <source>The person does not take the dossier.</source>
        <translation>La personne ne prend pas le dossier.</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retrait</translation>
    </message>
    <message>
        <source>Leave, delay, or another reason.</source>
        <translation>Congé, retard ou autre motif.</translation>
    </message>
    <message>
        <source>Why the seat is freed</source>
        <translation>Pourquoi le siège est libéré</translation>
    </message>
</context>
<context>
    <name>LeniencyTable</name>
    <message>
        <source>Expert</source>
        <translation>Experte ou expert</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Marks above the others’</source>
        <translation>Écart, en cotes</translation>
    </message>
</context>
<context>
    <name>LettersCard</name>
    <message>
        <source>Letters to the employer</source>
        <translation>Lettres à l’employeur</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Écrire…</translation>
    </message>
    <message>
        <source>No letter was written.</source>
        <translation>Aucune lettre n’a été écrite.</translation>
    </message>
    <message>
        <source>Prepare the e-mail: {letter}</source>
        <translation>Préparer le courriel&#x202f;: {letter}</translation>
    </message>
    <message>
        <source>The letter goes with it, and the avis as it was issued, byte for byte.</source>
        <translation>La lettre l’accompagne, avec l’avis tel qu’il a été délivré, octet pour octet.</translation>
    </message>
    <message>
        <source>The letter goes with it, as it was written.</source>
        <translation>La lettre y est jointe, telle qu’elle a été écrite.</translation>
    </message>
    <message>
        <source>answer due by {day}</source>
        <translation>réponse attendue le {day}</translation>
    </message>
    <message>
        <source>Export {letter}</source>
        <translation>Exporter&#x202f;: {letter}</translation>
    </message>
    <message>
        <source>Letter (PDF)…</source>
        <translation>Lettre (PDF)…</translation>
    </message>
    <message>
        <source>Text of the e-mail…</source>
        <translation>Texte du courriel…</translation>
    </message>
    <message>
        <source>Prepare the e-mail…</source>
        <translation>Préparer le courriel…</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Fichiers texte (*.txt)</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export the letter</source>
        <translation>Exporter la lettre</translation>
    </message>
</context>
<context>
    <name>LifeCard</name>
    <message>
        <source>In the register</source>
        <translation>Au registre</translation>
    </message>
    <message>
        <source>Replacements, oldest first</source>
        <translation>Remplacements, du plus ancien au plus récent</translation>
    </message>
</context>
<context>
    <name>LimitsCard</name>
    <message>
        <source>What a file may hold at most</source>
        <translation>Ce qu’un fichier peut contenir au plus</translation>
    </message>
    <message>
        <source>A file that goes beyond one of these is refused whole, before anything in it is used. Nothing in a package is compressed, so that nothing can swell.</source>
        <translation>Un fichier qui dépasse une de ces limites est refusé en entier, avant que rien n’en serve. Rien n’est comprimé dans un paquet&#x202f;: rien ne peut y gonfler.</translation>
    </message>
</context>
<context>
    <name>ListActs</name>
    <message>
        <source>Next dossier</source>
        <translation>Dossier suivant</translation>
    </message>
    <message>
        <source>Previous dossier</source>
        <translation>Dossier précédent</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>Actualiser la liste</translation>
    </message>
    <message>
        <source>Select or leave this row</source>
        <translation>Choisir cette ligne, ou la laisser</translation>
    </message>
    <message>
        <source>Act on the selected dossiers…</source>
        <translation>Agir sur les dossiers choisis…</translation>
    </message>
    <message>
        <source>Add a term to the search…</source>
        <translation>Ajouter un terme à la recherche…</translation>
    </message>
    <message>
        <source>Choose the columns…</source>
        <translation>Choisir les colonnes…</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Garder cette vue…</translation>
    </message>
    <message>
        <source>Change this view…</source>
        <translation>Modifier cette vue…</translation>
    </message>
    <message>
        <source>Delete this view…</source>
        <translation>Supprimer cette vue…</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Garder cette vue</translation>
    </message>
    <message>
        <source>Change this view</source>
        <translation>Modifier cette vue</translation>
    </message>
    <message>
        <source>Delete this view</source>
        <translation>Supprimer cette vue</translation>
    </message>
    <message>
        <source>The view goes for everybody who has it; no dossier changes.</source>
        <translation>La vue disparaît pour toutes les personnes qui l’ont&#x202f;; aucun dossier ne change.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>At most {count} dossiers at once.</source>
        <translation>Au plus {count} dossiers à la fois.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>La liste est vide.</translation>
    </message>
    <message>
        <source>Choose a dossier first.</source>
        <translation>Choisissez d’abord un dossier.</translation>
    </message>
    <message>
        <source>Only who takes requests in saves one.</source>
        <translation>Seul qui reçoit les demandes en enregistre un.</translation>
    </message>
    <message>
        <source>No view of your own shows.</source>
        <translation>La vue affichée n’est pas à vous.</translation>
    </message>
    <message>
        <source>Only coordination shares views.</source>
        <translation>Seule la coordination partage des vues.</translation>
    </message>
    <message>
        <source>Share this view no more</source>
        <translation>Ne plus partager cette vue</translation>
    </message>
    <message>
        <source>Share this view with everybody</source>
        <translation>Partager cette vue avec tout le monde</translation>
    </message>
</context>
<context>
    <name>MailLine</name>
    <message>
        <source>no address</source>
        <translation>sans adresse</translation>
    </message>
    <message>
        <source>Open in the outbox: {to}</source>
        <translation>Ouvrir dans les envois&#x202f;: {to}</translation>
    </message>
    <message>
        <source>Nothing is sent yet: the message waits in the outbox.</source>
        <translation>Rien ne part encore&#x202f;: le message attend dans les envois.</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Préparer</translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message>
        <source>Mail server</source>
        <translation>Serveur de courriel</translation>
    </message>
    <message>
        <source>Name of the server</source>
        <translation>Nom du serveur</translation>
    </message>
    <message>
        <source>Empty: nothing is sent from here; messages are saved as .eml files and sent by hand.</source>
        <translation>Vide&#x202f;: rien ne part d’ici&#x202f;; les messages s’enregistrent en fichiers .eml et s’envoient à la main.</translation>
    </message>
    <message>
        <source>STARTTLS (usual)</source>
        <translation>STARTTLS (habituel)</translation>
    </message>
    <message>
        <source>TLS from the start</source>
        <translation>TLS dès la connexion</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Sans chiffrement</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Allow a server on this computer without encryption</source>
        <translation>Permettre un serveur de ce poste sans chiffrement</translation>
    </message>
    <message>
        <source>Off at first. Any other server is refused without encryption, whatever is chosen here.</source>
        <translation>Non au départ. Sans chiffrement, tout autre serveur est refusé, quel que soit ce choix.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Empty: the server asks for no password. Whoever sends is asked for it, and may keep it in the keyring of their computer.</source>
        <translation>Vide&#x202f;: le serveur ne demande pas de mot de passe. Sinon, il est demandé à qui envoie, qui peut le garder dans le trousseau de son poste.</translation>
    </message>
    <message>
        <source>Address of the sender</source>
        <translation>Adresse d’expédition</translation>
    </message>
    <message>
        <source>Name of the sender</source>
        <translation>Nom affiché</translation>
    </message>
    <message>
        <source>Empty: only the address is shown.</source>
        <translation>Vide&#x202f;: seule l’adresse s’affiche.</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>D’un fichier…</translation>
    </message>
    <message>
        <source>Certificates of the server’s authority</source>
        <translation>Certificats de l’autorité du serveur</translation>
    </message>
    <message>
        <source>Empty: the authorities of this computer are trusted.</source>
        <translation>Vide&#x202f;: les autorités reconnues par ce poste le sont ici.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>usual ({port})</source>
        <translation>habituel ({port})</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Certificats (*.pem *.crt *.cer)</translation>
    </message>
</context>
<context>
    <name>MailboxBar</name>
    <message>
        <source>Look now</source>
        <translation>Relever maintenant</translation>
    </message>
    <message>
        <source>No mailbox</source>
        <translation>Aucune boîte</translation>
    </message>
    <message>
        <source>Choose the mailbox…</source>
        <translation>Choisir la boîte aux lettres…</translation>
    </message>
    <message>
        <source>No mailbox: choose a shared or synchronised folder, or drop files here.</source>
        <translation>Aucune boîte aux lettres&#x202f;: choisissez un dossier partagé ou synchronisé, ou déposez des fichiers ici.</translation>
    </message>
    <message>
        <source>Mailbox: {folder}</source>
        <translation>Boîte aux lettres&#x202f;: {folder}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Avisé</source>
        <translation>Avisé</translation>
    </message>
    <message>
        <source>Opening the database…</source>
        <translation>Ouverture de la base de données…</translation>
    </message>
    <message>
        <source>The database could not be opened.</source>
        <translation>La base de données n’a pas pu être ouverte.</translation>
    </message>
    <message>
        <source>You act as {name}.</source>
        <translation>Vous agissez au nom de {name}.</translation>
    </message>
    <message>
        <source>You are signed in, {name}.</source>
        <translation>Bonjour, {name}.</translation>
    </message>
    <message>
        <source>{n} to triage or waiting for documents, {q} in quarantine</source>
        <translation>{n} à trier ou en attente de documents, {q} en quarantaine</translation>
    </message>
    <message>
        <source>{n} with the committee</source>
        <translation>{n} devant le comité</translation>
    </message>
    <message>
        <source>{n} to draft, validate or sign</source>
        <translation>{n} à rédiger, à valider ou à signer</translation>
    </message>
    <message>
        <source>{programme}: closed since {day}; no new request can be admitted</source>
        <translation>{programme}&#x202f;: clos depuis le {day}&#x202f;; aucune nouvelle demande ne peut être admise</translation>
    </message>
    <message>
        <source>Database not encrypted</source>
        <translation>Base non chiffrée</translation>
    </message>
    <message>
        <source>Whoever can read this file reads the dossiers in it.</source>
        <translation>Quiconque peut lire ce fichier y lit les dossiers.</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>Enregistrement…</translation>
    </message>
</context>
<context>
    <name>MismatchPane</name>
    <message>
        <source>Decide…</source>
        <translation>Trancher…</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Rouvrir…</translation>
    </message>
    <message>
        <source>{who} decided on {when}: {verdict}. {reason}</source>
        <translation>{who} a tranché le {when}&#x202f;: {verdict}. {reason}</translation>
    </message>
    <message>
        <source>{who} had decided on {when}: {verdict}. {reason} The facts have changed since.</source>
        <translation>{who} avait tranché le {when}&#x202f;: {verdict}. {reason} Les faits ont changé depuis.</translation>
    </message>
</context>
<context>
    <name>MismatchTable</name>
    <message>
        <source>Mismatch</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>What does not agree</source>
        <translation>Ce qui ne concorde pas</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>facts changed since</source>
        <translation>faits changés depuis</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>à trancher</translation>
    </message>
</context>
<context>
    <name>NewDraftDialog</name>
    <message>
        <source>New draft of a grid</source>
        <translation>Nouvelle ébauche de grille</translation>
    </message>
    <message>
        <source>A draft can be changed at will; nobody scores with it.</source>
        <translation>Une ébauche se modifie à volonté&#x202f;; personne n’évalue avec elle.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Name of the draft</source>
        <translation>Nom de l’ébauche</translation>
    </message>
    <message>
        <source>Copy of {grid}</source>
        <translation>Copie de {grid}</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Vierge</translation>
    </message>
    <message>
        <source>Starting from</source>
        <translation>Point de départ</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Notice of revocation of {number}</source>
        <translation>Avis de révocation de {number}</translation>
    </message>
    <message>
        <source>Duplicate of {number}</source>
        <translation>Duplicata de {number}</translation>
    </message>
    <message>
        <source>Write the notice</source>
        <translation>Écrire l’avis de révocation</translation>
    </message>
    <message>
        <source>Write the letter</source>
        <translation>Écrire la lettre</translation>
    </message>
    <message>
        <source>The notice is kept with the dossier’s letters, as it is written.</source>
        <translation>Il est conservé avec les lettres du dossier, tel qu’il est écrit.</translation>
    </message>
    <message>
        <source>A duplicate is the stored file itself, byte for byte: nothing is laid out again. This letter goes with it and names its digest.</source>
        <translation>Un duplicata est le fichier conservé, octet pour octet&#x202f;: rien n’est remis en page. Cette lettre l’accompagne et cite son empreinte.</translation>
    </message>
    <message>
        <source>Pages of the notice</source>
        <translation>Pages de la lettre</translation>
    </message>
    <message>
        <source>Laying the notice out…</source>
        <translation>Mise en page…</translation>
    </message>
</context>
<context>
    <name>Onward</name>
    <message>
        <source>Nothing left to score: my dossiers</source>
        <translation>Plus rien à évaluer&#x202f;: mes dossiers</translation>
    </message>
    <message>
        <source>Next dossier: {reference}</source>
        <translation>Dossier suivant&#x202f;: {reference}</translation>
    </message>
</context>
<context>
    <name>OptionsTable</name>
    <message>
        <source>Expert</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>Cost, or why not</source>
        <translation>Coût, ou pourquoi non</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisie</translation>
    </message>
    <message>
        <source>can take it</source>
        <translation>possible</translation>
    </message>
    <message>
        <source>cannot</source>
        <translation>impossible</translation>
    </message>
    <message>
        <source>{load} of {capacity}</source>
        <translation>{load} sur {capacity}</translation>
    </message>
</context>
<context>
    <name>OtherActs</name>
    <message>
        <source>Other acts</source>
        <translation>Autres actes</translation>
    </message>
</context>
<context>
    <name>OutboxPresenter</name>
    <message>
        <source>The message is saved: {file}</source>
        <translation>Le courriel est enregistré&#x202f;: {file}</translation>
    </message>
    <message>
        <source>Sent: {sent}. Refused: {failed}. In doubt: {unknown}. Waiting: {waiting}.</source>
        <translation>Envoyés&#x202f;: {sent}. Refusés&#x202f;: {failed}. Sort inconnu&#x202f;: {unknown}. En file&#x202f;: {waiting}.</translation>
    </message>
</context>
<context>
    <name>OutboxScreen</name>
    <message>
        <source>Outbox</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Back to the avis</source>
        <translation>Revenir aux avis</translation>
    </message>
    <message>
        <source>Draft the reminders</source>
        <translation>Préparer les rappels</translation>
    </message>
    <message>
        <source>Send what is queued</source>
        <translation>Envoyer ce qui est en file</translation>
    </message>
    <message>
        <source>States shown</source>
        <translation>États montrés</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Courriels</translation>
    </message>
    <message>
        <source>This message</source>
        <translation>Ce message</translation>
    </message>
    <message>
        <source>No message here.</source>
        <translation>Aucun courriel ici.</translation>
    </message>
    <message>
        <source>E-mails with avis and letters, and reminders, are drafted and sent from here.</source>
        <translation>Les courriels qui portent un avis ou une lettre, et les rappels, se préparent et s’envoient d’ici.</translation>
    </message>
    <message>
        <source>Put in the queue</source>
        <translation>Mettre en file</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Envoyer maintenant</translation>
    </message>
    <message>
        <source>Change the address…</source>
        <translation>Changer l’adresse…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Sent by hand…</source>
        <translation>Envoyé à la main…</translation>
    </message>
    <message>
        <source>It was sent…</source>
        <translation>Il est parti…</translation>
    </message>
    <message>
        <source>It was not sent…</source>
        <translation>Il n’est pas parti…</translation>
    </message>
    <message>
        <source>Set aside…</source>
        <translation>Écarter…</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to decide on</source>
        <translation>
            <numerusform>%n courriel attend une décision</numerusform>
            <numerusform>%n courriels attendent une décision</numerusform>
        </translation>
    </message>
    <message>
        <source>No message to decide on</source>
        <translation>Aucun courriel n’attend une décision</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to send</source>
        <translation>
            <numerusform>%n courriel à envoyer</numerusform>
            <numerusform>%n courriels à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>sans adresse</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Drafted</source>
        <translation>Préparé</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Réglé</translation>
    </message>
    <message>
        <source>Last attempt</source>
        <translation>Dernière tentative</translation>
    </message>
    <message>
        <source>The e-mail’s bytes</source>
        <translation>Octets du courriel</translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s) drafted</source>
        <translation>
            <numerusform>%n rappel préparé</numerusform>
            <numerusform>%n rappels préparés</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Enregistrer le courriel</translation>
    </message>
    <message>
        <source>Messages (*.eml)</source>
        <translation>Courriels (*.eml)</translation>
    </message>
    <message>
        <source>Note as sent by hand</source>
        <translation>Noter comme envoyé à la main</translation>
    </message>
    <message>
        <source>You sent this message from your own mail program. It will not be sent again.</source>
        <translation>Vous avez envoyé ce courriel depuis votre propre messagerie. Il ne sera pas envoyé de nouveau.</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Le noter</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>Il est parti</translation>
    </message>
    <message>
        <source>The message is noted as sent.</source>
        <translation>Le courriel est noté comme envoyé.</translation>
    </message>
    <message>
        <source>It was not sent</source>
        <translation>Il n’est pas parti</translation>
    </message>
    <message>
        <source>The message can be put in the queue again.</source>
        <translation>Le courriel pourra être remis en file.</translation>
    </message>
    <message>
        <source>Set the message aside</source>
        <translation>Écarter le courriel</translation>
    </message>
    <message>
        <source>It will not be sent; it stays in the list.</source>
        <translation>Il ne sera pas envoyé&#x202f;; il reste dans la liste.</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Écarter</translation>
    </message>
</context>
<context>
    <name>OutboxTable</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>sans adresse</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>sent by hand</source>
        <translation>envoyé à la main</translation>
    </message>
</context>
<context>
    <name>OverrideDialog</name>
    <message>
        <source>The precheck says</source>
        <translation>La vérification préalable dit</translation>
    </message>
    <message>
        <source>Required: {what}</source>
        <translation>Exigé&#x202f;: {what}</translation>
    </message>
    <message>
        <source>You decide</source>
        <translation>Vous décidez</translation>
    </message>
    <message>
        <source>Decided outcome</source>
        <translation>Résultat décidé</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Go back to the precheck</source>
        <translation>Revenir au résultat calculé</translation>
    </message>
    <message>
        <source>Choose what you decide.</source>
        <translation>Choisissez le résultat que vous décidez.</translation>
    </message>
    <message>
        <source>Say why: the reason stays beside the computed outcome.</source>
        <translation>Dites pourquoi&#x202f;: le motif reste à côté du résultat calculé.</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Retenir ce résultat</translation>
    </message>
    <message>
        <source>Both outcomes stay in the dossier for ever. Nothing is stored before you decide.</source>
        <translation>Les deux résultats restent au dossier pour toujours. Rien n’est enregistré avant votre décision.</translation>
    </message>
</context>
<context>
    <name>OwnCodeDialog</name>
    <message>
        <source>Make me a new one-time code</source>
        <translation>Refaire mon code à usage unique</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Le montrer</translation>
    </message>
    <message>
        <source>For a code that was used, lost or seen by others. The one that you have now opens nothing any more.</source>
        <translation>Pour un code utilisé, perdu ou vu par d’autres. Celui que vous avez maintenant n’ouvrira plus rien.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
</context>
<context>
    <name>PackageDialog</name>
    <message>
        <source>A package for {name}</source>
        <translation>Un paquet pour {name}</translation>
    </message>
    <message>
        <source>Write the package</source>
        <translation>Écrire le paquet</translation>
    </message>
    <message>
        <source>One file that this expert’s copy alone can open. Its name tells neither who it is for nor about whom.</source>
        <translation>Un seul fichier, que seule la copie de cette personne peut ouvrir. Son nom ne dit ni à qui il va ni de qui il parle.</translation>
    </message>
    <message>
        <source>Dossiers that go</source>
        <translation>Dossiers qui partent</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>pour le {day}</translation>
    </message>
    <message>
        <source>Write it into this folder</source>
        <translation>L’écrire dans ce dossier</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation>Choisissez un dossier qui existe.</translation>
    </message>
    <message>
        <source>written</source>
        <translation>écrit</translation>
    </message>
    <message>
        <source>The package is ready to be sent.</source>
        <translation>Le paquet est prêt à être envoyé.</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Rien n’a été écrit.</translation>
    </message>
</context>
<context>
    <name>PackagesScreen</name>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Take files in…</source>
        <translation>Recevoir des fichiers…</translation>
    </message>
    <message>
        <source>Packages that came back; they can also be dropped on this window</source>
        <translation>Des paquets revenus&#x202f;; ils peuvent aussi être déposés sur cette fenêtre</translation>
    </message>
    <message>
        <source>Prepare a package…</source>
        <translation>Préparer un paquet…</translation>
    </message>
    <message>
        <source>Experts and their keys</source>
        <translation>Expertes, experts et leurs clés</translation>
    </message>
    <message>
        <source>Nobody has the expert’s role yet.</source>
        <translation>Personne n’a encore le rôle d’expertise.</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Expertes et experts</translation>
    </message>
    <message>
        <source>Packages out</source>
        <translation>Paquets partis</translation>
    </message>
    <message>
        <source>No package is out.</source>
        <translation>Aucun paquet n’est parti.</translation>
    </message>
    <message>
        <source>An expert with confirmed keys can be sent the dossiers that wait for them, to score offline.</source>
        <translation>Dès que ses clés sont confirmées, une experte ou un expert peut recevoir ses dossiers et les évaluer sans réseau.</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Paquets partis</translation>
    </message>
    <message>
        <source>Packages back</source>
        <translation>Paquets revenus</translation>
    </message>
    <message>
        <source>Nothing came back yet.</source>
        <translation>Rien n’est encore revenu.</translation>
    </message>
    <message>
        <source>Files with the ending .avisre can be chosen, dropped here, or found in the mailbox.</source>
        <translation>Les fichiers en .avisre se choisissent, se déposent ici ou se trouvent dans la boîte aux lettres.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Paquets revenus</translation>
    </message>
    <message>
        <source>Answers kept aside</source>
        <translation>Réponses gardées à part</translation>
    </message>
    <message>
        <source>Nothing waits aside.</source>
        <translation>Rien n’attend à part.</translation>
    </message>
    <message>
        <source>Kept aside</source>
        <translation>Réponses à part</translation>
    </message>
    <message>
        <source>Kept aside ({count})</source>
        <translation>Réponses à part ({count})</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) to send</source>
        <translation>
            <numerusform>%n dossier à envoyer</numerusform>
            <numerusform>%n dossiers à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new to send</source>
        <translation>Rien de nouveau à envoyer</translation>
    </message>
    <message>
        <source>Prepare it again…</source>
        <translation>Préparer de nouveau…</translation>
    </message>
    <message>
        <source>Send an up-to-date version</source>
        <translation>Renvoyer une version à jour</translation>
    </message>
    <message>
        <source>A new package with what still waits, as it is now, sealed to the keys that the expert has now. The former one is withdrawn.</source>
        <translation>Un nouveau paquet avec ce qui attend encore, tel qu’il est maintenant, scellé aux clés actuelles de la personne. L’ancien est retiré.</translation>
    </message>
    <message>
        <source>Write the package</source>
        <translation>Écrire le paquet</translation>
    </message>
    <message>
        <source>Withdraw the package</source>
        <translation>Retirer le paquet</translation>
    </message>
    <message>
        <source>It is no longer waited for. A file that has left cannot be called back: what comes is weighed as ever, by seat and by what the dossier is then.</source>
        <translation>Il n’est plus attendu. Un fichier parti ne se rappelle pas&#x202f;: ce qui revient est examiné comme toujours, selon le siège et l’état du dossier.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Note that it was seen to</source>
        <translation>Classer la réponse</translation>
    </message>
    <message>
        <source>The answer leaves this list and stays in the record; it is not taken in.</source>
        <translation>La réponse quitte cette liste et reste au registre&#x202f;; elle n’est pas prise en compte.</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Classer</translation>
    </message>
    <message>
        <source>Take files in</source>
        <translation>Recevoir des fichiers</translation>
    </message>
    <message>
        <source>Packages and keys (*.avisre *.avisee)</source>
        <translation>Paquets et clés (*.avisre *.avisee)</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Boîte aux lettres</translation>
    </message>
</context>
<context>
    <name>PageActs</name>
    <message>
        <source>Validate the avis of {reference}</source>
        <translation>Valider l’avis de {reference}</translation>
    </message>
    <message>
        <source>You have read the draft and found it right. It goes to signature.</source>
        <translation>Vous avez relu le projet et il est exact. Il passe à la signature.</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Return the draft of {reference}</source>
        <translation>Renvoyer le projet de {reference}</translation>
    </message>
    <message>
        <source>The draft is removed and the avis is to be drafted again. Say what is to be done over.</source>
        <translation>Le projet est retiré et l’avis est à rédiger de nouveau. Écrivez ce qui est à reprendre.</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>From now on, whoever verifies {number} reads that it is suspended.</source>
        <translation>Dès maintenant, quiconque vérifie {number} lit que l’avis est suspendu.</translation>
    </message>
    <message>
        <source>{number} is in force again, until its own date of expiry.</source>
        <translation>{number} est de nouveau en vigueur, jusqu’à son échéance.</translation>
    </message>
    <message>
        <source>{number} is worth nothing any more, for good. Whoever verifies it reads that it is revoked, since when and why. This cannot be undone.</source>
        <translation>{number} ne vaut plus rien, définitivement. Quiconque le vérifie lit qu’il est révoqué, depuis quand et pourquoi. Cet acte est irréversible.</translation>
    </message>
    <message>
        <source>Call the signature back</source>
        <translation>Rappeler la demande de signature</translation>
    </message>
    <message>
        <source>What was handed out is worth nothing any more. The avis keeps its number and waits for its signature.</source>
        <translation>Ce qui a été remis ne vaut plus rien. L’avis garde son numéro et attend sa signature.</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>Prepare the e-mail with {number}</source>
        <translation>Préparer le courriel de {number}</translation>
    </message>
    <message>
        <source>The signed file goes with it, as it is.</source>
        <translation>Le fichier signé y est joint, tel quel.</translation>
    </message>
    <message>
        <source>The signature that came back</source>
        <translation>La signature revenue</translation>
    </message>
    <message>
        <source>Signatures (*.p7s *.p7m *.cms *.sig *.der);;All files (*)</source>
        <translation>Signatures (*.p7s *.p7m *.cms *.sig *.der);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Export the avis</source>
        <translation>Exporter l’avis</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Change my passphrase</source>
        <translation>Changer ma phrase de passe</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>La changer</translation>
    </message>
    <message>
        <source>From now on only the new one opens this copy. Nobody can give it back to you: choose several words.</source>
        <translation>Désormais, seule la nouvelle ouvre cette copie. Personne ne peut vous la rendre&#x202f;: choisissez plusieurs mots.</translation>
    </message>
    <message>
        <source>Passphrase now</source>
        <translation>Phrase de passe actuelle</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase de passe</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La même, encore une fois</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password of {user}</source>
        <translation>Mot de passe de {user}</translation>
    </message>
    <message>
        <source>Send what is queued</source>
        <translation>Envoyer ce qui est en file</translation>
    </message>
    <message>
        <source>The mail server asks for it. It is never kept in the database.</source>
        <translation>Le serveur de courriel le demande. Il n’est jamais conservé dans la base.</translation>
    </message>
    <message>
        <source>Keep it in this computer’s keyring, once the server has taken it</source>
        <translation>Le garder dans le trousseau de ce poste, une fois que le serveur l’a pris</translation>
    </message>
    <message>
        <source>Mail password</source>
        <translation>Mot de passe du courriel</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Changer mon mot de passe</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>A long password of several words is best.</source>
        <translation>Le mieux est un long mot de passe fait de plusieurs mots.</translation>
    </message>
    <message>
        <source>Password now</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>The new password again</source>
        <translation>Le nouveau mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Les deux mots de passe diffèrent.</translation>
    </message>
</context>
<context>
    <name>Path</name>
    <message>
        <source>done</source>
        <translation>c’est fait</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>sans objet</translation>
    </message>
    <message>
        <source>Evaluations 1 and {last}</source>
        <translation>Évaluations 1 et {last}</translation>
    </message>
    <message>
        <source>Evaluations 1 to {last}</source>
        <translation>Évaluations 1 à {last}</translation>
    </message>
    <message>
        <source>Evaluation {number}</source>
        <translation>Évaluation {number}</translation>
    </message>
    <message>
        <source>Precheck</source>
        <translation>Vérification préalable</translation>
    </message>
    <message>
        <source>time was up on {day}</source>
        <translation>délai échu le {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
    <message>
        <source>{count} of {all} handed in</source>
        <translation>{count} sur {all} remises</translation>
    </message>
    <message>
        <source>Concertation</source>
        <translation>Concertation</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
</context>
<context>
    <name>PathPicture</name>
    <message>
        <source>The dossier’s path</source>
        <translation>Parcours du dossier</translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <source>active</source>
        <translation>active</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>désactivée</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message numerus="yes">
        <source>waits %n minute(s)</source>
        <translation>
            <numerusform>attend %n&#x202f;minute</numerusform>
            <numerusform>attend %n&#x202f;minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>code handed out</source>
        <translation>code remis</translation>
    </message>
    <message>
        <source>password chosen</source>
        <translation>mot de passe choisi</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experte ou expert</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>À envoyer</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>People are disabled, never deleted: the journal keeps their names.</source>
        <translation>Une personne se désactive, elle ne s’efface pas&#x202f;: le journal garde son nom.</translation>
    </message>
    <message>
        <source>Name, as it is printed and certified</source>
        <translation>Nom, tel qu’il s’imprime et figure au certificat</translation>
    </message>
    <message>
        <source>Function, printed under the signature</source>
        <translation>Fonction, imprimée sous la signature</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>Works here (unticked: the record is disabled)</source>
        <translation>Travaille ici (décoché&#x202f;: la fiche est désactivée)</translation>
    </message>
</context>
<context>
    <name>PersonPane</name>
    <message>
        <source>Confirm the keys…</source>
        <translation>Confirmer les clés…</translation>
    </message>
    <message>
        <source>Refuse the keys…</source>
        <translation>Refuser les clés…</translation>
    </message>
    <message>
        <source>Write an invitation…</source>
        <translation>Écrire une invitation…</translation>
    </message>
    <message>
        <source>Take keys in…</source>
        <translation>Recevoir des clés…</translation>
    </message>
    <message>
        <source>Revoke the keys…</source>
        <translation>Révoquer les clés…</translation>
    </message>
    <message>
        <source>Dossiers that wait</source>
        <translation>Dossiers qui attendent</translation>
    </message>
    <message>
        <source>Call this person at the number you know, and let them read their digits out. These must be the same:</source>
        <translation>Appelez cette personne au numéro que vous connaissez et faites-vous lire ses chiffres. Ils doivent être ceux-ci&#x202f;:</translation>
    </message>
    <message>
        <source>The digits of the keys in use:</source>
        <translation>Les chiffres des clés en usage&#x202f;:</translation>
    </message>
    <message>
        <source>The invitation is written: the expert’s copy answers with a small file of keys.</source>
        <translation>L’invitation est écrite&#x202f;: la copie de la personne répond par un petit fichier de clés.</translation>
    </message>
    <message>
        <source>Write an invitation first; the expert opens it in their copy.</source>
        <translation>Écrivez d’abord une invitation, que la personne ouvre dans sa copie.</translation>
    </message>
    <message>
        <source>Contract until</source>
        <translation>Contrat jusqu’au</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmées</translation>
    </message>
    <message>
        <source>Former keys</source>
        <translation>Anciennes clés</translation>
    </message>
    <message>
        <source>Nothing waits for this expert.</source>
        <translation>Rien n’attend cette personne.</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>pour le {day}</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>Begin the name or the code</source>
        <translation>Début du nom ou du code</translation>
    </message>
    <message>
        <source>Suggested municipalities</source>
        <translation>Municipalités suggérées</translation>
    </message>
    <message>
        <source>no code: to be verified</source>
        <translation>sans code&#x202f;: à vérifier</translation>
    </message>
    <message>
        <source>The name alone does not tell the place: it stays to be verified.</source>
        <translation>Le nom seul ne désigne pas le lieu&#x202f;: il reste à vérifier.</translation>
    </message>
    <message>
        <source>within the CMM</source>
        <translation>dans la CMM</translation>
    </message>
    <message>
        <source>outside the CMM</source>
        <translation>hors de la CMM</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Code {code}</translation>
    </message>
</context>
<context>
    <name>PlacedWindow</name>
    <message>
        <source>Demonstration – date fixed at {day}</source>
        <translation>Démonstration – date figée au {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) that you had begun are kept where you were typing them.</source>
        <translation>
            <numerusform>%n texte commencé est gardé là où vous le tapiez.</numerusform>
            <numerusform>%n textes commencés sont gardés là où vous les tapiez.</numerusform>
        </translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Langue de la fenêtre</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>The language changes once nothing else is open.</source>
        <translation>La langue change quand rien d’autre n’est ouvert.</translation>
    </message>
    <message>
        <source>Text at {percent} %</source>
        <translation>Texte à {percent}&#x202f;%</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Reception</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Who saw a dossier</source>
        <translation>Qui a vu un dossier</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Comité</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>Composition</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Expertes et experts</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Avis</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>One avis</source>
        <translation>Un avis</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation>Pilotage</translation>
    </message>
    <message>
        <source>Reports and publications</source>
        <translation>Bilans et publications</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Rejeu</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>Ministry</source>
        <translation>Ministère</translation>
    </message>
    <message>
        <source>Evaluation grids</source>
        <translation>Grilles d’évaluation</translation>
    </message>
    <message>
        <source>Draft of a grid</source>
        <translation>Ébauche de grille</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>PlacesTable</name>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>Affinity</source>
        <translation>Affinité</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposée</translation>
    </message>
    <message>
        <source>Tie-break</source>
        <translation>Départage</translation>
    </message>
    <message>
        <source>Evaluation {number}</source>
        <translation>Évaluation {number}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>à la main</translation>
    </message>
</context>
<context>
    <name>PositionCard</name>
    <message>
        <source>Your position after reading the other evaluation</source>
        <translation>Votre position après lecture de l’autre évaluation</translation>
    </message>
    <message>
        <source>The two evaluations differ. Your first evaluation stays as it is; what you say here is kept beside it. If you two still differ, a third expert decides.</source>
        <translation>Les deux évaluations diffèrent. Votre première évaluation reste telle quelle&#x202f;; ce que vous dites ici est conservé à côté. Si vous différez encore, une troisième personne départage.</translation>
    </message>
    <message>
        <source>Reason (the other expert and coordination read it)</source>
        <translation>Motif (l’autre personne experte et la coordination le lisent)</translation>
    </message>
    <message>
        <source>State my position…</source>
        <translation>Donner ma position…</translation>
    </message>
    <message>
        <source>Maintain ({answer})</source>
        <translation>Maintenir ({answer})</translation>
    </message>
    <message>
        <source>Change ({answer})</source>
        <translation>Modifier ({answer})</translation>
    </message>
    <message>
        <source>you two agree</source>
        <translation>vous êtes d’accord</translation>
    </message>
    <message>
        <source>you two differ</source>
        <translation>vous différez</translation>
    </message>
    <message>
        <source>Choose for each finding: maintain or change.</source>
        <translation>Choisissez pour chaque constat&#x202f;: maintenir ou modifier.</translation>
    </message>
    <message>
        <source>Write the reason first.</source>
        <translation>Écrivez d’abord le motif.</translation>
    </message>
</context>
<context>
    <name>PrecheckCard</name>
    <message>
        <source>Or decide otherwise:</source>
        <translation>Ou décider autrement&#x202f;:</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>Et si…</translation>
    </message>
    <message>
        <source>Move the planned filing date and watch the criteria turn</source>
        <translation>Déplacer la date de dépôt prévue et voir les critères changer</translation>
    </message>
    <message>
        <source>Criteria, worst first</source>
        <translation>Critères, les plus défavorables d’abord</translation>
    </message>
    <message>
        <source>As it stood when it was decided, on {day}; rules of {rules}, reference date {reference}</source>
        <translation>Telle qu’elle était à la décision, le {day}&#x202f;; règles du {rules}, date de référence {reference}</translation>
    </message>
    <message>
        <source>On {day}; rules of {rules}, reference date {reference}. It proposes; you decide.</source>
        <translation>Au {day}&#x202f;; règles du {rules}, date de référence {reference}. Elle propose&#x202f;; vous décidez.</translation>
    </message>
    <message numerus="yes">
        <source>%n criterion(s) decided otherwise</source>
        <translation>
            <numerusform>%n critère décidé autrement</numerusform>
            <numerusform>%n critères décidés autrement</numerusform>
        </translation>
    </message>
    <message>
        <source>the precheck said: {outcome}</source>
        <translation>la vérification préalable disait&#x202f;: {outcome}</translation>
    </message>
    <message>
        <source>the precheck says: {outcome}. Kept with your decision.</source>
        <translation>la vérification préalable dit&#x202f;: {outcome}. À enregistrer avec votre décision.</translation>
    </message>
    <message>
        <source>Decide otherwise…</source>
        <translation>Décider autrement…</translation>
    </message>
    <message>
        <source>Run again today, nothing would differ from the decision.</source>
        <translation>Refaite aujourd’hui, elle ne différerait en rien de la décision.</translation>
    </message>
    <message>
        <source>Run again today, this would differ from the decision:</source>
        <translation>Refaite aujourd’hui, elle différerait ainsi de la décision&#x202f;:</translation>
    </message>
    <message>
        <source>Precheck</source>
        <translation>Vérification préalable</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Open the dossier</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Key: {key}</source>
        <translation>Touche&#x202f;: {key}</translation>
    </message>
    <message>
        <source>Next step: {act}</source>
        <translation>Prochaine étape&#x202f;: {act}</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Comité</translation>
    </message>
    <message>
        <source>Avis</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>Precheck</source>
        <translation>Vérification préalable</translation>
    </message>
    <message numerus="yes">
        <source>%n criterion(a) met</source>
        <translation>
            <numerusform>%n critère rempli</numerusform>
            <numerusform>%n critères remplis</numerusform>
        </translation>
    </message>
    <message>
        <source>Expires on {day}</source>
        <translation>Échéance le {day}</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print the avis {number}</source>
        <translation>Imprimer l’avis {number}</translation>
    </message>
    <message numerus="yes">
        <source>Print %n avis</source>
        <translation>
            <numerusform>Imprimer&#x202f;%n avis</numerusform>
            <numerusform>Imprimer&#x202f;%n avis</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>The signed file itself goes to the printer; the journal keeps who printed it.</source>
        <translation>Le fichier signé lui-même va à l’imprimante&#x202f;; le journal garde qui l’a imprimé.</translation>
    </message>
    <message>
        <source>The signed files go to the printer in this order: {numbers}. Where it refuses one, the series stops there.</source>
        <translation>Les fichiers signés vont à l’imprimante dans cet ordre&#x202f;: {numbers}. Si elle en refuse un, la série s’arrête là.</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Paper tray</source>
        <translation>Bac à papier</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Exemplaires</translation>
    </message>
    <message>
        <source>Looking for printers…</source>
        <translation>Recherche des imprimantes…</translation>
    </message>
    <message>
        <source>The printer chooses</source>
        <translation>Au choix de l’imprimante</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>non atteint</translation>
    </message>
    <message>
        <source>with the printer</source>
        <translation>à l’imprimante</translation>
    </message>
    <message>
        <source>Printed: {printed}. Refused: {refused}. Not reached: {left}.</source>
        <translation>Imprimés&#x202f;: {printed}. Refusés&#x202f;: {refused}. Non atteints&#x202f;: {left}.</translation>
    </message>
</context>
<context>
    <name>ProgrammeCard</name>
    <message>
        <source>Issuer of the avis</source>
        <translation>Émetteur des avis</translation>
    </message>
    <message>
        <source>Number series</source>
        <translation>Série des numéros</translation>
    </message>
    <message>
        <source>Printed wording</source>
        <translation>Texte imprimé</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Rule sets</source>
        <translation>Jeux de règles</translation>
    </message>
    <message>
        <source>Regulation</source>
        <translation>Règlement</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>{months} months, less a day, never past the last day</source>
        <translation>{months} mois moins un jour, jamais au-delà du dernier jour</translation>
    </message>
    <message>
        <source>Suggested validity of an avis</source>
        <translation>Validité suggérée d’un avis</translation>
    </message>
    <message>
        <source>Experts per dossier</source>
        <translation>Évaluations par dossier</translation>
    </message>
    <message>
        <source>Concertation</source>
        <translation>Concertation</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Time for concertation</source>
        <translation>Durée de la concertation</translation>
    </message>
    <message>
        <source>{n} business days</source>
        <translation>{n} jours ouvrables</translation>
    </message>
    <message>
        <source>Reconsideration asked within</source>
        <translation>Délai pour demander une révision</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} jours</translation>
    </message>
</context>
<context>
    <name>ProgrammePage</name>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Install from a folder…</source>
        <translation>Installer un programme…</translation>
    </message>
    <message>
        <source>Programmes of the house</source>
        <translation>Programmes de la maison</translation>
    </message>
    <message>
        <source>Administrators install programmes.</source>
        <translation>L’administration installe les programmes.</translation>
    </message>
    <message>
        <source>It cannot be read any more.</source>
        <translation>Il ne peut plus être lu.</translation>
    </message>
    <message>
        <source>Rules: {rules} · grids: {grids}</source>
        <translation>Règles&#x202f;: {rules} · grilles&#x202f;: {grids}</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>comes with Avisé</source>
        <translation>livré avec Avisé</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installé</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Confirm who you are</source>
        <translation>Confirmer qui vous êtes</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>{name}, this act asks for your password again. What you asked for is done right after.</source>
        <translation>{name}, cet acte redemande votre mot de passe. Ce que vous avez demandé est fait aussitôt après.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>Publish the grid</source>
        <translation>Publier la grille</translation>
    </message>
    <message>
        <source>From its day on, new deliberations use it. It can never be changed again; evaluations under way keep theirs.</source>
        <translation>À partir de sa date d’effet, les nouvelles délibérations s’en servent. Elle ne pourra plus jamais être modifiée&#x202f;; les évaluations en cours gardent la leur.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Takes effect on</source>
        <translation>Prend effet le</translation>
    </message>
    <message>
        <source>Meeting, decision or document</source>
        <translation>Séance, décision ou document</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certitude</translation>
    </message>
</context>
<context>
    <name>PutBackDialog</name>
    <message>
        <source>Put a copy back</source>
        <translation>Rétablir une copie</translation>
    </message>
    <message>
        <source>It becomes the database of this computer, in {place}.</source>
        <translation>Elle devient la base de ce poste, dans {place}.</translation>
    </message>
    <message>
        <source>The copy of {moment}</source>
        <translation>La copie du {moment}</translation>
    </message>
    <message>
        <source>The copy is encrypted. A password of the day it was made opens it.</source>
        <translation>La copie est chiffrée. Un mot de passe du jour où elle a été faite l’ouvre.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Password, or one-time code</source>
        <translation>Mot de passe, ou code à usage unique</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Fill every field.</source>
        <translation>Remplissez tous les champs.</translation>
    </message>
    <message>
        <source>Comparing every file, then putting it back…</source>
        <translation>Comparaison de chaque fichier, puis rétablissement…</translation>
    </message>
</context>
<context>
    <name>QuarantineTable</name>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fautes</translation>
    </message>
</context>
<context>
    <name>QuarantineView</name>
    <message>
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Rows that could not be taken in; the rest of their file was.</source>
        <translation>Lignes qui n’ont pas pu être reçues&#x202f;; le reste de leur fichier l’a été.</translation>
    </message>
    <message>
        <source>Back to Reception</source>
        <translation>Revenir à la réception</translation>
    </message>
    <message>
        <source>Rows in quarantine</source>
        <translation>Lignes en quarantaine</translation>
    </message>
    <message>
        <source>Set aside…</source>
        <translation>Écarter…</translation>
    </message>
    <message>
        <source>Take the corrected row in</source>
        <translation>Recevoir la ligne corrigée</translation>
    </message>
    <message>
        <source>Nothing is in quarantine.</source>
        <translation>Rien n’est en quarantaine.</translation>
    </message>
    <message>
        <source>Rows that cannot be taken in wait here.</source>
        <translation>Les lignes qui ne peuvent pas être reçues attendent ici.</translation>
    </message>
    <message>
        <source>{file}, {place}</source>
        <translation>{file}, {place}</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to correct</source>
        <translation>
            <numerusform>%n chose à corriger</numerusform>
            <numerusform>%n choses à corriger</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong with the facts themselves.</source>
        <translation>Les renseignements eux-mêmes n’ont pas de faute.</translation>
    </message>
    <message>
        <source>{place}: found {found}, wanted: {wanted}</source>
        <translation>{place}&#x202f;: on trouve {found}&#x202f;; il faut {wanted}</translation>
    </message>
    <message>
        <source>The row is still in quarantine; your correction is kept.</source>
        <translation>La ligne est encore en quarantaine&#x202f;; votre correction est conservée.</translation>
    </message>
    <message>
        <source>Set the row aside</source>
        <translation>Écarter la ligne</translation>
    </message>
    <message>
        <source>The row is not taken in. It stays readable, with your reason.</source>
        <translation>La ligne n’est pas reçue. Elle reste consultable, avec votre motif.</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Écarter</translation>
    </message>
</context>
<context>
    <name>QueryField</name>
    <message>
        <source>Completion</source>
        <translation>Propositions</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>En attente de</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Personne candidate</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Employeur</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Emploi</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>To countersign</source>
        <translation>À contresigner</translation>
    </message>
    <message>
        <source>Signed elsewhere</source>
        <translation>Signature ailleurs</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>Lieux de travail</translation>
    </message>
    <message>
        <source>You act as</source>
        <translation>Vous agissez au nom de</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose who you are</source>
        <translation>Choisissez qui vous êtes</translation>
    </message>
    <message>
        <source>You act as {name}. Change person</source>
        <translation>Vous agissez au nom de {name}. Changer de personne</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Session de</translation>
    </message>
    <message>
        <source>{name} has signed in. Session</source>
        <translation>Session ouverte par {name}</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>Changer mon mot de passe…</translation>
    </message>
    <message>
        <source>Make me a new one-time code…</source>
        <translation>Refaire mon code à usage unique…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Fermer la session</translation>
    </message>
    <message>
        <source>Avisé</source>
        <translation>Avisé</translation>
    </message>
</context>
<context>
    <name>ReadingsScreen</name>
    <message>
        <source>Who saw this dossier?</source>
        <translation>Qui a vu ce dossier&#x202f;?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Readings of the dossier</source>
        <translation>Lectures du dossier</translation>
    </message>
    <message>
        <source>Nobody has opened this dossier yet.</source>
        <translation>Personne n’a encore ouvert ce dossier.</translation>
    </message>
    <message>
        <source>{reference} – {people} in {lines}</source>
        <translation>{reference} – {people}, {lines}</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s)</source>
        <translation>
            <numerusform>%n lecture</numerusform>
            <numerusform>%n lectures</numerusform>
        </translation>
    </message>
    <message>
        <source>Readings and journal are not sealed yet.</source>
        <translation>Les lectures et le journal ne sont pas encore scellés.</translation>
    </message>
    <message numerus="yes">
        <source>Readings and journal: %n checkpoint(s).</source>
        <translation>
            <numerusform>Lectures et journal&#x202f;: %n point de contrôle.</numerusform>
            <numerusform>Lectures et journal&#x202f;: %n points de contrôle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last time stamp: {moment}.</source>
        <translation>Dernier horodatage&#x202f;: {moment}.</translation>
    </message>
    <message>
        <source>The time stamp asked for did not come ({moment}).</source>
        <translation>L’horodatage demandé n’est pas venu ({moment}).</translation>
    </message>
</context>
<context>
    <name>ReadingsTable</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>Ce qui a été lu</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ReceptionCard</name>
    <message>
        <source>Reception windows and caps</source>
        <translation>Périodes de réception et plafonds</translation>
    </message>
    <message>
        <source>The ministry’s windows: shown to inform, they decide nothing. The francophone profile may use every place that nobody took, up to the stream’s total.</source>
        <translation>Les périodes du ministère, à titre d’information&#x202f;: rien n’en dépend. Le profil Francophone dispose de toute place libre, jusqu’au total du volet.</translation>
    </message>
    <message>
        <source>Reception window</source>
        <translation>Période de réception</translation>
    </message>
    <message>
        <source>Counts that the ministry published</source>
        <translation>Nombres publiés par le ministère</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Enter a count…</source>
        <translation>Saisir un nombre…</translation>
    </message>
    <message>
        <source>None was entered: what remains is not known.</source>
        <translation>Aucun nombre n’est saisi&#x202f;: les places restantes ne sont pas connues.</translation>
    </message>
    <message>
        <source>{first} to {last} – open</source>
        <translation>Du {first} au {last} – ouverte</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>Du {first} au {last}</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Source&#x202f;: {source}</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Volet</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Plafond</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçues</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Restantes</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dénombrement</translation>
    </message>
    <message>
        <source>{stream} ({total} in all)</source>
        <translation>{stream} ({total} en tout)</translation>
    </message>
    <message>
        <source>none left</source>
        <translation>aucune place</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>by {day}, {source}</source>
        <translation>au {day}, {source}</translation>
    </message>
    <message>
        <source>{n} over the cap</source>
        <translation>{n} de plus que le plafond</translation>
    </message>
    <message>
        <source>Select a count first.</source>
        <translation>Choisissez d’abord un nombre.</translation>
    </message>
</context>
<context>
    <name>ReceptionView</name>
    <message>
        <source>Reception</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Who saw this dossier?</source>
        <translation>Qui a vu ce dossier&#x202f;?</translation>
    </message>
    <message>
        <source>Take requests in…</source>
        <translation>Recevoir des demandes…</translation>
    </message>
    <message>
        <source>JSON, CSV or XLSX files; they can also be dropped on this window</source>
        <translation>Fichiers JSON, CSV ou XLSX&#x202f;; on peut aussi les déposer sur cette fenêtre</translation>
    </message>
    <message>
        <source>Search in the dossiers</source>
        <translation>Chercher dans les dossiers</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>No dossier matches.</source>
        <translation>Aucun dossier ne correspond.</translation>
    </message>
    <message>
        <source>No dossier yet.</source>
        <translation>Aucun dossier pour l’instant.</translation>
    </message>
    <message>
        <source>Take a file of requests in, or drop it on this window.</source>
        <translation>Recevez un fichier de demandes, ou déposez-le sur cette fenêtre.</translation>
    </message>
    <message>
        <source>Quarantine ({count})</source>
        <translation>Quarantaine ({count})</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Take requests in</source>
        <translation>Recevoir des demandes</translation>
    </message>
    <message>
        <source>Requests ({patterns})</source>
        <translation>Demandes ({patterns})</translation>
    </message>
    <message>
        <source>A name, a reference, an employer, a job; or a term such as state:received</source>
        <translation>Un nom, une référence, un employeur, un poste&#x202f;; ou un terme comme état:reçue</translation>
    </message>
    <message>
        <source>Add a term…</source>
        <translation>Ajouter un terme…</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Colonnes…</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Garder cette vue…</translation>
    </message>
    <message>
        <source>Act on several…</source>
        <translation>Agir sur plusieurs…</translation>
    </message>
    <message>
        <source>Try other words, or take a term away.</source>
        <translation>Essayez d’autres mots, ou retirez un terme.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) by others – read again</source>
        <translation>
            <numerusform>%n changement – actualiser</numerusform>
            <numerusform>%n changements – actualiser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n choisi</numerusform>
            <numerusform>%n choisis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReconciliationScreen</name>
    <message>
        <source>Reconciliation with the ministry</source>
        <translation>Rapprochement avec le Ministère</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Importer un fichier…</translation>
    </message>
    <message>
        <source>Mismatches</source>
        <translation>Écarts</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Kinds shown</source>
        <translation>Écarts affichés</translation>
    </message>
    <message>
        <source>Show what is decided too</source>
        <translation>Afficher aussi ce qui est tranché</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>Fichiers importés</translation>
    </message>
    <message>
        <source>No file yet.</source>
        <translation>Aucun fichier encore.</translation>
    </message>
    <message>
        <source>An export of applications or outcomes, in CSV or XLSX, is imported from here.</source>
        <translation>Un fichier de demandes ou de décisions du Ministère, en CSV ou XLSX, s’importe d’ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n demande</numerusform>
            <numerusform>%n demandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matched</source>
        <translation>
            <numerusform>%n rapprochée</numerusform>
            <numerusform>%n rapprochées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mismatch(es) to decide</source>
        <translation>
            <numerusform>%n écart à trancher</numerusform>
            <numerusform>%n écarts à trancher</numerusform>
        </translation>
    </message>
    <message>
        <source>No file of the ministry yet.</source>
        <translation>Aucun fichier du Ministère encore.</translation>
    </message>
    <message>
        <source>Import one to compare.</source>
        <translation>Importez-en un pour le rapprocher du registre.</translation>
    </message>
    <message>
        <source>Nothing to decide.</source>
        <translation>Rien à trancher.</translation>
    </message>
    <message>
        <source>The files and the register agree.</source>
        <translation>Les fichiers et le registre concordent.</translation>
    </message>
    <message>
        <source>Import a file of the ministry</source>
        <translation>Importer un fichier du Ministère</translation>
    </message>
    <message>
        <source>Exports (*.csv *.xlsx *.txt)</source>
        <translation>Fichiers du Ministère (*.csv *.xlsx *.txt)</translation>
    </message>
    <message>
        <source>Undo the import of {file}</source>
        <translation>Annuler l’import de {file}</translation>
    </message>
    <message>
        <source>Its lines do not count any more. The import stays in the list, with who undid it and why.</source>
        <translation>Ses lignes ne comptent plus. L’import reste dans la liste, avec qui l’a annulé et pourquoi.</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>Annuler l’import</translation>
    </message>
</context>
<context>
    <name>ReconsiderationDialog</name>
    <message>
        <source>Open a reconsideration of {reference}</source>
        <translation>Ouvrir une révision de {reference}</translation>
    </message>
    <message>
        <source>Other experts review the dossier from the start, once. The first round stays as it ended; an avis in force stays so until another one replaces it.</source>
        <translation>D’autres personnes reprennent le dossier du début, une seule fois. Le premier tour reste tel qu’il s’est terminé&#x202f;; un avis en vigueur le reste jusqu’à ce qu’un autre le remplace.</translation>
    </message>
    <message>
        <source>Reason given with the request</source>
        <translation>Motif donné dans la demande</translation>
    </message>
    <message>
        <source>The request came in on</source>
        <translation>Demande reçue le</translation>
    </message>
    <message>
        <source>Write the reason first.</source>
        <translation>Écrivez d’abord le motif.</translation>
    </message>
</context>
<context>
    <name>RefusedTable</name>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Why it was refused</source>
        <translation>Raison du refus</translation>
    </message>
    <message>
        <source>{place}: found {found}, wanted: {wanted}</source>
        <translation>{place}&#x202f;: on trouve {found}&#x202f;; il faut {wanted}</translation>
    </message>
</context>
<context>
    <name>RegisterTable</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Personne candidate</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Employeur</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Délivrance</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>favourable</source>
        <translation>favorable</translation>
    </message>
    <message>
        <source>unfavourable</source>
        <translation>défavorable</translation>
    </message>
</context>
<context>
    <name>ReplayScreen</name>
    <message>
        <source>Replay the rules</source>
        <translation>Rejouer les règles</translation>
    </message>
    <message>
        <source>To read only: no decision, dossier or letter changes by it</source>
        <translation>En lecture seule&#x202f;: aucune décision, aucun dossier, aucune lettre n’en change</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Those of each date</source>
        <translation>Celles de chaque date</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>À essayer</translation>
    </message>
    <message>
        <source>As they were</source>
        <translation>Telles quelles</translation>
    </message>
    <message>
        <source>Examined on another day</source>
        <translation>Examen un autre jour</translation>
    </message>
    <message>
        <source>All filed on one day</source>
        <translation>Toutes déposées le même jour</translation>
    </message>
    <message>
        <source>Each filing date moved</source>
        <translation>Chaque date de dépôt déplacée</translation>
    </message>
    <message>
        <source>{programme}, rules of {day}</source>
        <translation>{programme}, règles du {day}</translation>
    </message>
    <message>
        <source>Day of the examination</source>
        <translation>Jour de l’examen</translation>
    </message>
    <message>
        <source>Filing date of all</source>
        <translation>Date de dépôt de toutes les demandes</translation>
    </message>
    <message>
        <source>Days later (or earlier)</source>
        <translation>Jours plus tard (ou plus tôt)</translation>
    </message>
    <message>
        <source>All that were decided on</source>
        <translation>Admissibilité décidée</translation>
    </message>
    <message>
        <source>All dossiers</source>
        <translation>Tous les dossiers</translation>
    </message>
    <message>
        <source>Reference, person, employer, job</source>
        <translation>Référence, personne, employeur, emploi</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>With these words</source>
        <translation>Avec ces mots</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Rejouer</translation>
    </message>
    <message>
        <source>How far the replay is</source>
        <translation>Avancement du rejeu</translation>
    </message>
    <message>
        <source>Dossiers that come out otherwise</source>
        <translation>Dossiers dont un critère change</translation>
    </message>
    <message>
        <source>Nothing comes out otherwise.</source>
        <translation>Rien ne change.</translation>
    </message>
    <message>
        <source>Each criterion of each dossier has the same outcome as before.</source>
        <translation>Chaque critère de chaque dossier garde son résultat.</translation>
    </message>
    <message>
        <source>Selected dossier</source>
        <translation>Dossier choisi</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Outcomes of all</source>
        <translation>Résultats de l’ensemble</translation>
    </message>
    <message>
        <source>Criteria that turn</source>
        <translation>Critères qui changent</translation>
    </message>
    <message>
        <source>Coordination, administration and audit replay rules.</source>
        <translation>La coordination, l’administration et la vérification rejouent les règles.</translation>
    </message>
    <message>
        <source>Choose rules or dates, then replay.</source>
        <translation>Choisissez des règles ou des dates, puis rejouez.</translation>
    </message>
    <message>
        <source>Each dossier is judged again on what it was decided on; one without a decision, on its newest request.</source>
        <translation>Chaque dossier est examiné de nouveau sur ce qui a servi à sa décision&#x202f;; sans décision, sur sa demande la plus récente.</translation>
    </message>
    <message>
        <source>The rules are being replayed…</source>
        <translation>Le rejeu est en cours…</translation>
    </message>
    <message>
        <source>{examined} examined, {changed} change</source>
        <translation>Examinés&#x202f;: {examined} · changent&#x202f;: {changed}</translation>
    </message>
    <message>
        <source>{examined} of {total} examined, {changed} change</source>
        <translation>Examinés&#x202f;: {examined} sur {total} · changent&#x202f;: {changed}</translation>
    </message>
    <message>
        <source>{examined} examined · a criterion turns in {changed} · the outcome changes in {turned}</source>
        <translation>Dossiers examinés&#x202f;: {examined} · un critère change&#x202f;: {changed} · le résultat change&#x202f;: {turned}</translation>
    </message>
    <message>
        <source>the first {shown} are listed</source>
        <translation>dans la liste&#x202f;: les {shown} premiers</translation>
    </message>
    <message>
        <source>Rules of {rules} · reference date {dates}</source>
        <translation>Règles du {rules} · date de référence {dates}</translation>
    </message>
    <message>
        <source>{count} × {label}</source>
        <translation>{count} × {label}</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>inchangé</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>non demandé</translation>
    </message>
</context>
<context>
    <name>ReplayTable</name>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>By which criteria</source>
        <translation>Par quels critères</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Job</source>
        <translation>Emploi</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Employeur</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Personne candidate</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Duties and requirements</source>
        <translation>Tâches et exigences</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Non précisé</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
</context>
<context>
    <name>RequestPane</name>
    <message>
        <source>The request</source>
        <translation>La demande</translation>
    </message>
    <message>
        <source>Back to the request</source>
        <translation>Revenir à la demande</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Open {name}, {file}</source>
        <translation>Ouvrir {name}, {file}</translation>
    </message>
    <message>
        <source>No document came with this request.</source>
        <translation>Aucun document n’accompagne cette demande.</translation>
    </message>
    <message>
        <source>Facts corrected by coordination</source>
        <translation>Faits corrigés par la coordination</translation>
    </message>
    <message>
        <source>declared: {declared} · corrected: {corrected}</source>
        <translation>déclaré&#x202f;: {declared} · corrigé&#x202f;: {corrected}</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Put a copy back</source>
        <translation>Rétablir une copie</translation>
    </message>
    <message>
        <source>Replace the database</source>
        <translation>Remplacer la base</translation>
    </message>
    <message>
        <source>The copy takes the place of the database. What was recorded since is no longer there; the database that is replaced is kept beside it. Nobody else may have it open. Avisé then closes.</source>
        <translation>La copie prend la place de la base. Ce qui a été enregistré depuis n’y sera plus&#x202f;; la base remplacée est gardée à côté. Personne d’autre ne doit l’avoir ouverte. Avisé se ferme ensuite.</translation>
    </message>
    <message>
        <source>The copy of {moment}</source>
        <translation>La copie du {moment}</translation>
    </message>
    <message>
        <source>What it replaces</source>
        <translation>Ce qu’elle remplace</translation>
    </message>
    <message>
        <source>Not in the copy</source>
        <translation>Absentes de la copie</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>does not read as one of Avisé</source>
        <translation>ne se lit pas comme une base d’Avisé</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>il n’y en a pas</translation>
    </message>
</context>
<context>
    <name>ReturnPane</name>
    <message>
        <source>This package</source>
        <translation>Ce paquet</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De la part de</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Signed bytes</source>
        <translation>Octets signés</translation>
    </message>
    <message numerus="yes">
        <source>It told of %n package(s) that the copy destroyed.</source>
        <translation>
            <numerusform>Il atteste que la copie a détruit %n paquet.</numerusform>
            <numerusform>Il atteste que la copie a détruit %n paquets.</numerusform>
        </translation>
    </message>
    <message>
        <source>It brought nothing new: everything in it had come before.</source>
        <translation>Il n’apportait rien de nouveau&#x202f;: tout était déjà arrivé.</translation>
    </message>
</context>
<context>
    <name>ReturnsTable</name>
    <message>
        <source>From</source>
        <translation>De la part de</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>New answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Kept aside</source>
        <translation>À part</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Reçu</translation>
    </message>
</context>
<context>
    <name>RevokeKeysDialog</name>
    <message>
        <source>Revoke the keys of {name}</source>
        <translation>Révoquer les clés de {name}</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Nothing more is sealed to these keys, and nothing that they sign from now on is taken in. What was taken in stays. What is out can be sent anew once new keys are confirmed.</source>
        <translation>Plus rien n’est scellé à ces clés, et rien de ce qu’elles signent n’est plus pris. Ce qui a été pris reste. Ce qui est parti peut être renvoyé dès que de nouvelles clés sont confirmées.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Reason, for the journal</source>
        <translation>Motif, pour le journal</translation>
    </message>
</context>
<context>
    <name>RoundSection</name>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Concertation</source>
        <translation>Concertation</translation>
    </message>
    <message>
        <source>Evaluations set aside</source>
        <translation>Évaluations écartées</translation>
    </message>
    <message>
        <source>First round</source>
        <translation>Premier tour</translation>
    </message>
    <message>
        <source>Reconsideration</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Asked for on {day}: {reason}</source>
        <translation>Demandée le {day}&#x202f;: {reason}</translation>
    </message>
    <message>
        <source>Findings that differ: {findings} of {all} · criteria two or more apart: {large} of {criteria}</source>
        <translation>Constats qui diffèrent&#x202f;: {findings} sur {all} · critères à écart de 2 ou plus&#x202f;: {large} sur {criteria}</translation>
    </message>
    <message>
        <source>Until all first evaluations are handed in, nobody but their authors sees them.</source>
        <translation>Tant que les premières évaluations ne sont pas toutes remises, seules les personnes qui les ont faites les voient.</translation>
    </message>
    <message>
        <source>Evaluation {number}</source>
        <translation>Évaluation {number}</translation>
    </message>
    <message>
        <source>Your evaluation</source>
        <translation>Votre évaluation</translation>
    </message>
    <message>
        <source>The other evaluation</source>
        <translation>L’autre évaluation</translation>
    </message>
    <message>
        <source>What the votes say</source>
        <translation>Ce que disent les votes</translation>
    </message>
    <message>
        <source>How it came about: {path}</source>
        <translation>Issue&#x202f;: {path}</translation>
    </message>
    <message>
        <source>confirmed by {who}, {when}</source>
        <translation>confirmée par {who}, {when}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>The other expert</source>
        <translation>L’autre personne experte</translation>
    </message>
    <message>
        <source>Position of {name}, on {moment}</source>
        <translation>Position – {name}, le {moment}</translation>
    </message>
    <message>
        <source>Kept, and counts no more: {reason}</source>
        <translation>Conservée, ne compte plus&#x202f;: {reason}</translation>
    </message>
</context>
<context>
    <name>RulingDialog</name>
    <message>
        <source>Declaration of {name} on {reference}</source>
        <translation>Déclaration de {name}, dossier {reference}</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Trancher</translation>
    </message>
    <message>
        <source>The declaration and what you decide of it both stay in the record.</source>
        <translation>La déclaration et votre décision restent toutes deux au dossier.</translation>
    </message>
    <message>
        <source>Declared: {kind}</source>
        <translation>Déclaré&#x202f;: {kind}</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Nothing stands in the way of an impartial vote.</source>
        <translation>Rien n’empêche un vote impartial.</translation>
    </message>
    <message>
        <source>Vacate the seat</source>
        <translation>Libérer le siège</translation>
    </message>
    <message>
        <source>The conflict is upheld; somebody else sits.</source>
        <translation>Le conflit est retenu&#x202f;; une autre personne siège.</translation>
    </message>
    <message>
        <source>What you decide</source>
        <translation>Votre décision</translation>
    </message>
</context>
<context>
    <name>SavedChip</name>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Brouillon enregistré</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Handed in and sealed</source>
        <translation>Remise et scellée</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Changed meanwhile</source>
        <translation>Modifié entre-temps</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Keep what I see</source>
        <translation>Garder ce que je vois</translation>
    </message>
    <message>
        <source>Not possible now.</source>
        <translation>Pas possible maintenant.</translation>
    </message>
    <message>
        <source>Page that scrolls</source>
        <translation>Page à faire défiler</translation>
    </message>
</context>
<context>
    <name>SeatsCard</name>
    <message>
        <source>Seats</source>
        <translation>Sièges</translation>
    </message>
    <message>
        <source>name not shown to you</source>
        <translation>nom masqué</translation>
    </message>
    <message>
        <source>Evaluation {number}</source>
        <translation>Évaluation {number}</translation>
    </message>
    <message>
        <source>position: {when}</source>
        <translation>position&#x202f;: {when}</translation>
    </message>
    <message>
        <source>Rule…</source>
        <translation>Trancher…</translation>
    </message>
    <message>
        <source>Rule on the declaration of {name}</source>
        <translation>Trancher la déclaration de {name}</translation>
    </message>
    <message>
        <source>Set aside…</source>
        <translation>Écarter…</translation>
    </message>
    <message>
        <source>Set aside the evaluation of {name}</source>
        <translation>Écarter l’évaluation de {name}</translation>
    </message>
    <message>
        <source>Free the seat…</source>
        <translation>Libérer…</translation>
    </message>
    <message>
        <source>Free the seat of {name}</source>
        <translation>Libérer le siège de {name}</translation>
    </message>
    <message>
        <source>Declared {kind}: {text}</source>
        <translation>Déclaré&#x202f;: {kind}. {text}</translation>
    </message>
    <message>
        <source>cleared: {reason}</source>
        <translation>levé&#x202f;: {reason}</translation>
    </message>
    <message>
        <source>upheld: {reason}</source>
        <translation>retenu&#x202f;: {reason}</translation>
    </message>
    <message>
        <source>evaluation set aside</source>
        <translation>évaluation écartée</translation>
    </message>
    <message>
        <source>seat left</source>
        <translation>siège libéré</translation>
    </message>
    <message>
        <source>evaluation sealed</source>
        <translation>évaluation scellée</translation>
    </message>
    <message>
        <source>declaration to rule on</source>
        <translation>déclaration à trancher</translation>
    </message>
    <message>
        <source>file open</source>
        <translation>dossier ouvert</translation>
    </message>
    <message>
        <source>declaration awaited</source>
        <translation>déclaration attendue</translation>
    </message>
</context>
<context>
    <name>SentPane</name>
    <message>
        <source>This package</source>
        <translation>Ce paquet</translation>
    </message>
    <message>
        <source>Send an up-to-date version…</source>
        <translation>Renvoyer une version à jour…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirer…</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) there are out of date.</source>
        <translation>
            <numerusform>%n dossier y est dépassé.</numerusform>
            <numerusform>%n dossiers y sont dépassés.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is answered on them is kept aside. The expert can be sent an up-to-date version.</source>
        <translation>Ce qui y est répondu est gardé à part. Une version à jour peut être renvoyée.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Open until</source>
        <translation>Ouvert jusqu’au</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Destroyed there</source>
        <translation>Détruit là-bas</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>pour le {day}</translation>
    </message>
</context>
<context>
    <name>SentTable</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Dépassés</translation>
    </message>
    <message>
        <source>Open until</source>
        <translation>Ouvert jusqu’au</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Fait</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>What you may change here, and where the programme’s values come from</source>
        <translation>Ce que vous pouvez modifier, et d’où viennent les valeurs du programme</translation>
    </message>
    <message>
        <source>Experts…</source>
        <translation>Expertes et experts…</translation>
    </message>
    <message>
        <source>Evaluation grids…</source>
        <translation>Grilles d’évaluation…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Signature and trust</source>
        <translation>Signature et confiance</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Wages (TI-EV)</source>
        <translation>Salaires (TI-EV)</translation>
    </message>
    <message>
        <source>Time stamps and tokens</source>
        <translation>Horodatage et jetons</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Tous les réglages</translation>
    </message>
    <message>
        <source>Others change this setting: an administrator.</source>
        <translation>Ce réglage se change par l’administration.</translation>
    </message>
    <message>
        <source>Settings: {page}</source>
        <translation>Réglages&#x202f;: {page}</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>Ajouter une personne…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Account…</source>
        <translation>Compte…</translation>
    </message>
    <message>
        <source>My signing key</source>
        <translation>Ma clé de signature</translation>
    </message>
    <message>
        <source>Only the file’s place is remembered. The passphrase is asked for at each signature.</source>
        <translation>Seul l’emplacement du fichier est retenu. La phrase de passe est demandée à chaque signature.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Key file (.p12, .pfx)</source>
        <translation>Fichier de clé (.p12, .pfx)</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Certificats de confiance</translation>
    </message>
    <message>
        <source>An avis counts as genuine when its signature leads to one of these certificates.</source>
        <translation>Un avis est tenu pour authentique quand sa signature mène à l’un de ces certificats.</translation>
    </message>
    <message>
        <source>None yet: every avis is said to come from an unknown source.</source>
        <translation>Aucun encore&#x202f;: tout avis est dit de source inconnue.</translation>
    </message>
    <message>
        <source>Add a certificate…</source>
        <translation>Ajouter un certificat…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Keys (*.p12 *.pfx)</source>
        <translation>Clés (*.p12 *.pfx)</translation>
    </message>
    <message>
        <source>Add a certificate</source>
        <translation>Ajouter un certificat</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Certificats (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>Avis signed under this certificate are no longer said to be genuine, until it is added again.</source>
        <translation>Les avis signés sous ce certificat ne sont plus dits authentiques, tant qu’il n’est pas ajouté de nouveau.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>Decide</source>
        <translation>Décider</translation>
    </message>
    <message>
        <source>The decision holds for these offenders alone: one more, and the check fails again.</source>
        <translation>La décision ne vaut que pour les cas énumérés&#x202f;: un de plus, et la vérification échoue de nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>%n offender(s)</source>
        <translation>
            <numerusform>%n cas en cause</numerusform>
            <numerusform>%n cas en cause</numerusform>
        </translation>
    </message>
    <message>
        <source>They may be used</source>
        <translation>Peuvent servir</translation>
    </message>
    <message>
        <source>the figures lose their reserve</source>
        <translation>les chiffres perdent leur réserve</translation>
    </message>
    <message>
        <source>They may not</source>
        <translation>Ne le peuvent pas</translation>
    </message>
    <message>
        <source>the figures stay in doubt</source>
        <translation>les chiffres restent en doute</translation>
    </message>
    <message>
        <source>The figures</source>
        <translation>Les chiffres</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Choose an answer.</source>
        <translation>Choisissez une réponse.</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Dites pourquoi.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>A letter alone works in the list and on a dossier’s page; the others work everywhere.</source>
        <translation>Une lettre seule agit dans la liste et sur la page d’un dossier&#x202f;; les autres touches agissent partout.</translation>
    </message>
    <message>
        <source>Keys of a single letter work (kept for you on this computer)</source>
        <translation>Touches d’une seule lettre (réglage gardé pour vous sur cet ordinateur)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Countersign the avis of {reference}</source>
        <translation>Contresigner l’avis de {reference}</translation>
    </message>
    <message>
        <source>Sign the avis of {reference}</source>
        <translation>Signer l’avis de {reference}</translation>
    </message>
    <message>
        <source>Sign and issue</source>
        <translation>Signer et délivrer</translation>
    </message>
    <message>
        <source>Countersign and issue</source>
        <translation>Contresigner et délivrer</translation>
    </message>
    <message>
        <source>The avis takes its number, is signed and enters the register. Nothing of it can be changed afterwards: an avis is only suspended, revoked or replaced.</source>
        <translation>L’avis prend son numéro, est signé et entre au registre. Rien n’en change ensuite&#x202f;: un avis ne peut qu’être suspendu, révoqué ou remplacé.</translation>
    </message>
    <message>
        <source>The avis gets its second signature and enters the register. Nothing of it can be changed afterwards.</source>
        <translation>L’avis reçoit sa deuxième signature et entre au registre. Rien n’en change ensuite.</translation>
    </message>
    <message>
        <source>Sign first</source>
        <translation>Signer en premier</translation>
    </message>
    <message>
        <source>The avis takes its number and your signature, and waits for that of {name}. It is issued only then.</source>
        <translation>L’avis prend son numéro et votre signature, puis attend celle de {name}. Il n’est délivré qu’à ce moment.</translation>
    </message>
    <message>
        <source>A time-stamping authority confirms the time, and the file will prove itself for years.</source>
        <translation>Une autorité d’horodatage atteste l’heure, et le fichier fera preuve pendant des années.</translation>
    </message>
    <message>
        <source>No time-stamping authority is set: the signature is a basic one (B-B).</source>
        <translation>Aucune autorité d’horodatage n’est réglée&#x202f;: la signature est de base (B-B), sans horodatage.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Your name, as it is printed and certified</source>
        <translation>Votre nom, tel qu’il est imprimé et certifié</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Code à usage unique</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Le même mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>Let this computer’s keyring open the database from now on (administrators)</source>
        <translation>Laisser désormais le trousseau de cet ordinateur ouvrir la base (administration)</translation>
    </message>
    <message>
        <source>Everybody still signs in; only the file’s own password is not asked for.</source>
        <translation>Chaque personne se connecte comme avant&#x202f;; seul le mot de passe du fichier n’est plus demandé.</translation>
    </message>
    <message>
        <source>Database not encrypted</source>
        <translation>Base non chiffrée</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>This database is new.</source>
        <translation>Cette base est nouvelle.</translation>
    </message>
    <message>
        <source>You will be its first administrator, and can then add everybody else. A long password of several words is best.</source>
        <translation>Vous serez la première personne à l’administrer et pourrez ensuite y ajouter les autres. Le mieux est un long mot de passe fait de plusieurs mots.</translation>
    </message>
    <message>
        <source>Open the database</source>
        <translation>Ouvrir la base</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Ouvrir une session</translation>
    </message>
    <message>
        <source>Use a one-time code…</source>
        <translation>Employer un code à usage unique…</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>Choisir un mot de passe</translation>
    </message>
    <message>
        <source>It replaces a lost password, once. Write it down and keep it in a safe place: it is not shown again.</source>
        <translation>Il remplace une fois un mot de passe perdu. Notez-le et gardez-le en lieu sûr&#x202f;: il n’est plus montré.</translation>
    </message>
    <message>
        <source>Choose and sign in</source>
        <translation>Choisir et ouvrir la session</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>With the one-time code that you kept, or that an administrator handed you.</source>
        <translation>Avec le code à usage unique que vous avez gardé, ou que l’administration vous a remis.</translation>
    </message>
    <message>
        <source>The window is locked. Everything that was typed is kept.</source>
        <translation>La fenêtre est verrouillée. Tout ce qui a été écrit est gardé.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation>Quelqu’un d’autre…</translation>
    </message>
    <message>
        <source>Your one-time code</source>
        <translation>Votre code à usage unique</translation>
    </message>
    <message>
        <source>I have put it away</source>
        <translation>Je l’ai mis en lieu sûr</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>The keys of a database are in {place}, but its file avise.db is not.</source>
        <translation>Les clés d’une base sont dans {place}, mais son fichier avise.db n’y est pas.</translation>
    </message>
    <message>
        <source>If it was moved, put it back before you sign in. To restore a copy, put avise.keys aside and open Avisé again: its first page offers it. Signing in now opens an empty database.</source>
        <translation>S’il a été déplacé, remettez-le avant d’ouvrir votre session. Pour rétablir une copie, mettez avise.keys de côté et rouvrez Avisé&#x202f;: la première page le propose. Ouvrir votre session maintenant ouvre une base vide.</translation>
    </message>
    <message>
        <source>Fill every field.</source>
        <translation>Remplissez tous les champs.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Les deux mots de passe diffèrent.</translation>
    </message>
</context>
<context>
    <name>SignQueueDialog</name>
    <message>
        <source>Sign the queue</source>
        <translation>Signer la file</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Each avis takes its number, is signed and enters the register, one after the other. One that is refused does not stop the others.</source>
        <translation>Chaque avis prend son numéro, est signé et entre au registre, l’un après l’autre. Un refus n’arrête pas les autres.</translation>
    </message>
    <message>
        <source>Avis to sign</source>
        <translation>Avis à signer</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>non atteint</translation>
    </message>
    <message>
        <source>Signed: {signed}. Refused: {refused}. Not reached: {left}.</source>
        <translation>Signés&#x202f;: {signed}. Refusés&#x202f;: {refused}. Non atteints&#x202f;: {left}.</translation>
    </message>
    <message numerus="yes">
        <source>Print %n avis…</source>
        <translation>
            <numerusform>Imprimer %n avis…</numerusform>
            <numerusform>Imprimer %n avis…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign %n avis</source>
        <translation>
            <numerusform>Signer&#x202f;%n avis</numerusform>
            <numerusform>Signer&#x202f;%n avis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignaturePage</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>My token</source>
        <translation>Mon jeton</translation>
    </message>
    <message>
        <source>No token can be used here yet: an administrator gives its library below.</source>
        <translation>Aucun jeton n’est encore utilisable ici&#x202f;: l’administration doit d’abord en indiquer la bibliothèque.</translation>
    </message>
    <message>
        <source>Name of the token</source>
        <translation>Nom du jeton</translation>
    </message>
    <message>
        <source>Name of the key on it</source>
        <translation>Nom de la clé qu’il contient</translation>
    </message>
    <message>
        <source>Empty: the token has only one key. The PIN is asked for at each signature.</source>
        <translation>Vide&#x202f;: le jeton n’a qu’une clé. Le NIP est demandé à chaque signature.</translation>
    </message>
    <message>
        <source>Time stamps (RFC 3161)</source>
        <translation>Horodatage (RFC 3161)</translation>
    </message>
    <message>
        <source>Address of the time-stamping authority</source>
        <translation>Adresse de l’autorité d’horodatage</translation>
    </message>
    <message>
        <source>Empty: signatures are basic ones (B-B) and prove nothing once a certificate has expired. With it, each avis is time-stamped and archived (B-LTA), and proves itself for years.</source>
        <translation>Vide&#x202f;: les signatures sont de base (B-B) et ne prouvent plus rien une fois le certificat échu. Réglée&#x202f;: chaque avis est horodaté et archivé (B-LTA), et fait preuve pendant des années.</translation>
    </message>
    <message>
        <source>Certificate of this authority, or of whose it is</source>
        <translation>Certificat de cette autorité, ou de celle qui l’a certifiée</translation>
    </message>
    <message>
        <source>Without it no time stamp is believed, and nothing is signed while an address is set.</source>
        <translation>Vide&#x202f;: aucun horodatage n’est reconnu, et rien ne se signe tant qu’une adresse est réglée.</translation>
    </message>
    <message>
        <source>usual ({count} s)</source>
        <translation>habituelle ({count}&#x202f;s)</translation>
    </message>
    <message>
        <source>Wait for an answer</source>
        <translation>Attente d’une réponse</translation>
    </message>
    <message>
        <source>Sign nothing while the authority does not answer</source>
        <translation>Ne rien signer tant que l’autorité ne répond pas</translation>
    </message>
    <message>
        <source>On at first. Off: the avis is signed without a time stamp then, and register and journal say so.</source>
        <translation>Oui au départ. Non&#x202f;: l’avis est alors signé sans horodatage, ce que disent le registre et le journal.</translation>
    </message>
    <message>
        <source>Signing tokens (PKCS #11)</source>
        <translation>Jetons de signature (PKCS&#x202f;#11)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Library of the token’s maker</source>
        <translation>Bibliothèque du fabricant du jeton</translation>
    </message>
    <message>
        <source>Empty: people sign with key files. The file is on each computer where one signs.</source>
        <translation>Vide&#x202f;: on signe avec des fichiers de clé. La bibliothèque se trouve sur chaque poste où l’on signe.</translation>
    </message>
    <message>
        <source>Revoked certificates</source>
        <translation>Certificats révoqués</translation>
    </message>
    <message>
        <source>Lists of the authorities</source>
        <translation>Listes publiées par les autorités</translation>
    </message>
    <message>
        <source>Empty: no certificate counts as revoked. With them, a revoked one signs nothing, and the lists go into archived avis.</source>
        <translation>Vide&#x202f;: aucun certificat n’est tenu pour révoqué. Réglées&#x202f;: un certificat révoqué ne signe rien, et les listes vont dans les avis archivés.</translation>
    </message>
    <message>
        <source>Key of the office</source>
        <translation>Clé de l’office</translation>
    </message>
    <message>
        <source>It signs the code on paper avis and the list of states. Its secret stays in the database.</source>
        <translation>Elle signe le code des avis sur papier et la liste d’états. Son secret reste dans la base.</translation>
    </message>
    <message>
        <source>None yet: it is made with the first avis.</source>
        <translation>Aucune encore&#x202f;: elle est faite avec le premier avis.</translation>
    </message>
    <message>
        <source>Write the public keys…</source>
        <translation>Enregistrer les clés publiques…</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <translation>Changer la clé…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>D’un fichier…</translation>
    </message>
    <message>
        <source>in use since {when}</source>
        <translation>employée depuis le {when}</translation>
    </message>
    <message>
        <source>in use until {when}</source>
        <translation>employée jusqu’au {when}</translation>
    </message>
    <message>
        <source>Text files (*.pem *.crt *.cer *.crl)</source>
        <translation>Fichiers texte (*.pem *.crt *.cer *.crl)</translation>
    </message>
    <message>
        <source>Folder for the public keys</source>
        <translation>Dossier où mettre les clés publiques</translation>
    </message>
    <message>
        <source>Change the key of the office</source>
        <translation>Changer la clé de l’office</translation>
    </message>
    <message>
        <source>From now on a new key signs. What the former one signed still holds; its secret is forgotten for good. Give the new public key to whoever verifies.</source>
        <translation>Dès maintenant, une nouvelle clé signe. Ce que l’ancienne a signé reste valable&#x202f;; son secret est oublié, définitivement. Donnez la nouvelle clé publique à qui vérifie.</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Changer la clé</translation>
    </message>
</context>
<context>
    <name>SignaturePresenter</name>
    <message numerus="yes">
        <source>%n file(s) written: the office’s public keys</source>
        <translation>
            <numerusform>%n fichier écrit&#x202f;: les clés publiques de l’office</numerusform>
            <numerusform>%n fichiers écrits&#x202f;: les clés publiques de l’office</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StandingCard</name>
    <message>
        <source>Where it stands today</source>
        <translation>État du jour</translation>
    </message>
    <message>
        <source>On {day}</source>
        <translation>Le {day}</translation>
    </message>
    <message>
        <source>reception window open until {day}</source>
        <translation>période de réception ouverte jusqu’au {day}</translation>
    </message>
    <message>
        <source>the next window opens on {day}</source>
        <translation>la prochaine période s’ouvre le {day}</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Source&#x202f;: {source}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>How do you begin?</source>
        <translation>Comment commencer&#x202f;?</translation>
    </message>
    <message>
        <source>Start a real office</source>
        <translation>Ouvrir un vrai bureau</translation>
    </message>
    <message>
        <source>An empty, encrypted database: you become its first administrator.</source>
        <translation>Une base vide et chiffrée&#x202f;: vous êtes la première personne à l’administrer.</translation>
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation>Regarder avec des données d’exemple</translation>
    </message>
    <message>
        <source>A made-up office with requests in every state, apart from any real data. It takes about a minute to prepare, once.</source>
        <translation>Un bureau inventé, avec des demandes dans tous les états, à part de toute donnée réelle. Le préparer prend environ une minute, une seule fois.</translation>
    </message>
    <message>
        <source>I am an expert: my own copy…</source>
        <translation>Ma propre copie d’expertise…</translation>
    </message>
    <message>
        <source>For files that an office sends you: read and score them on this computer.</source>
        <translation>Pour les dossiers qu’un bureau vous envoie&#x202f;: les lire et les évaluer sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Put a copy back…</source>
        <translation>Rétablir une copie…</translation>
    </message>
    <message>
        <source>After a loss: a copy made by Avisé becomes the database of this computer.</source>
        <translation>Après une perte&#x202f;: une copie faite par Avisé devient la base de ce poste.</translation>
    </message>
    <message>
        <source>Where the data lives</source>
        <translation>Où vivent les données</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Un autre dossier…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Where the data lives: {place}</source>
        <translation>Où vivent les données&#x202f;: {place}</translation>
    </message>
    <message>
        <source>The folder is remembered on this computer. Copies are made beside it, or where you say.</source>
        <translation>Cet ordinateur retient le dossier. Les copies se font à côté, ou là où vous le dites.</translation>
    </message>
    <message>
        <source>Decided by this computer’s settings (AVISE_DATABASE).</source>
        <translation>Décidé par les réglages de cet ordinateur (AVISE_DATABASE).</translation>
    </message>
    <message>
        <source>The folder of the copies, or of one of them</source>
        <translation>Le dossier des copies, ou de l’une d’elles</translation>
    </message>
    <message>
        <source>Reading what is in the copy…</source>
        <translation>Lecture de ce que contient la copie…</translation>
    </message>
    <message>
        <source>Preparing the sample data…</source>
        <translation>Préparation des données d’exemple…</translation>
    </message>
</context>
<context>
    <name>SteeringScreen</name>
    <message>
        <source>Oversight</source>
        <translation>Pilotage</translation>
    </message>
    <message>
        <source>Exact figures, internal…</source>
        <translation>Chiffres exacts, internes…</translation>
    </message>
    <message>
        <source>Replay the rules…</source>
        <translation>Rejouer les règles…</translation>
    </message>
    <message>
        <source>Agreement between experts…</source>
        <translation>Accord au comité…</translation>
    </message>
    <message>
        <source>Reports and publications…</source>
        <translation>Bilans et publications…</translation>
    </message>
    <message>
        <source>Only the dossiers that this search finds</source>
        <translation>Seulement les dossiers que trouve cette recherche</translation>
    </message>
    <message>
        <source>All dossiers; or a search such as stream:ia</source>
        <translation>Tous les dossiers&#x202f;; ou une recherche comme volet:ia</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>From the request to the avis</source>
        <translation>De la demande à l’avis</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Dossiers by state</source>
        <translation>Dossiers par état</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>What is late</source>
        <translation>Ce qui est en retard</translation>
    </message>
    <message>
        <source>Delays, in business days</source>
        <translation>Délais, en jours ouvrables</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médiane</translation>
    </message>
    <message>
        <source>Ninth decile</source>
        <translation>Neuvième décile</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Avis that expire</source>
        <translation>Avis qui viennent à échéance</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Terme</translation>
    </message>
    <message>
        <source>Avis</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>Figures in doubt</source>
        <translation>Chiffres en doute</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>As of {day} · {counted}</source>
        <translation>Au {day} · {counted}</translation>
    </message>
    <message>
        <source>What waits for you · {counted}</source>
        <translation>Ce qui vous attend · {counted}</translation>
    </message>
    <message>
        <source>Lines: added up since the first month; bars: each month.</source>
        <translation>Lignes&#x202f;: cumul depuis le premier mois&#x202f;; barres&#x202f;: chaque mois.</translation>
    </message>
    <message>
        <source>Dotted: the caps of the window, for information.</source>
        <translation>Pointillé&#x202f;: les plafonds de la fenêtre, à titre d’information.</translation>
    </message>
    <message>
        <source>Nothing is late.</source>
        <translation>Rien n’est en retard.</translation>
    </message>
    <message>
        <source>Bar: the median; line: the ninth decile; diamond: the target.</source>
        <translation>Barre&#x202f;: la médiane&#x202f;; trait&#x202f;: le neuvième décile&#x202f;; losange&#x202f;: la cible.</translation>
    </message>
    <message>
        <source>Every check of the data holds, or has been decided on.</source>
        <translation>Chaque vérification des données tient, ou a fait l’objet d’une décision.</translation>
    </message>
    <message>
        <source>A triangle marks each figure that one of these checks touches.</source>
        <translation>Un triangle marque chaque chiffre que touche une de ces vérifications.</translation>
    </message>
    <message>
        <source>Look into it…</source>
        <translation>Examiner…</translation>
    </message>
    <message>
        <source>Look into it: {check}</source>
        <translation>Examiner&#x202f;: {check}</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Fichier écrit&#x202f;: {name}</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>{programme}: window {first} to {last}</source>
        <translation>{programme}&#x202f;: fenêtre du {first} au {last}</translation>
    </message>
    <message>
        <source>The last twelve months</source>
        <translation>Les douze derniers mois</translation>
    </message>
    <message>
        <source>Since the beginning</source>
        <translation>Depuis le début</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Requests received by month</source>
        <translation>Demandes reçues par mois</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Coordination, administration and audit replay rules.</source>
        <translation>La coordination, l’administration et la vérification rejouent les règles.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of intake files wait to be corrected.</source>
        <translation>
            <numerusform>%n ligne de fichier attend une correction.</numerusform>
            <numerusform>%n lignes de fichiers attendent une correction.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits in quarantine.</source>
        <translation>Rien n’attend en quarantaine.</translation>
    </message>
</context>
<context>
    <name>TablesActs</name>
    <message>
        <source>Folder of a programme</source>
        <translation>Dossier d’un programme</translation>
    </message>
    <message>
        <source>Wages to import</source>
        <translation>Salaires à importer</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Remove the wage of {code}, from {day}</source>
        <translation>Retirer le salaire de la profession {code}, du {day}</translation>
    </message>
    <message>
        <source>On these days the salary criterion of this occupation stays to be verified. The journal keeps the wage.</source>
        <translation>Ces jours-là, le critère du salaire de cette profession reste à vérifier. Le journal garde le salaire.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove the count of {day}</source>
        <translation>Retirer le nombre du {day}</translation>
    </message>
    <message>
        <source>What remains is reckoned from the other counts. The journal keeps this one.</source>
        <translation>Les places restantes se calculent avec les autres nombres. Le journal garde celui-ci.</translation>
    </message>
</context>
<context>
    <name>TakerRow</name>
    <message>
        <source>cleared: {conflict} – {reason}</source>
        <translation>écarté&#x202f;: {conflict} – {reason}</translation>
    </message>
    <message>
        <source>Decide the conflict…</source>
        <translation>Trancher le conflit…</translation>
    </message>
    <message>
        <source>Decide the conflict of {name}</source>
        <translation>Trancher le conflit de {name}</translation>
    </message>
    <message>
        <source>{load} of {capacity}</source>
        <translation>{load} sur {capacity}</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposition</translation>
    </message>
    <message>
        <source>alternate {rank}</source>
        <translation>suppléance {rank}</translation>
    </message>
    <message>
        <source>can take it</source>
        <translation>peut le prendre</translation>
    </message>
    <message>
        <source>cannot</source>
        <translation>ne peut pas</translation>
    </message>
</context>
<context>
    <name>TakersCard</name>
    <message>
        <source>Who can take this dossier?</source>
        <translation>Qui peut prendre ce dossier&#x202f;?</translation>
    </message>
    <message>
        <source>Seat ({count})</source>
        <translation>Désigner ({count})</translation>
    </message>
    <message>
        <source>Nobody can take this dossier now; the reason stands beside each name.</source>
        <translation>Personne ne peut prendre ce dossier en ce moment&#x202f;; la raison figure à côté de chaque nom.</translation>
    </message>
    <message>
        <source>Chosen: {count}; open seats: {places}. Untick some.</source>
        <translation>Personnes choisies&#x202f;: {count}&#x202f;; sièges à pourvoir&#x202f;: {places}. Décochez-en.</translation>
    </message>
    <message>
        <source>Open seats: {places} · experts who can take it: {able}</source>
        <translation>Sièges à pourvoir&#x202f;: {places} · personnes disponibles&#x202f;: {able}</translation>
    </message>
</context>
<context>
    <name>TakingBack</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Take back what was just done (Alt+Z)</source>
        <translation>Annuler ce qui vient d’être fait (Alt+Z)</translation>
    </message>
</context>
<context>
    <name>TakingInDialog</name>
    <message>
        <source>What came in</source>
        <translation>Ce qui est arrivé</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Recevoir</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>clés</translation>
    </message>
    <message>
        <source>Answers settled: {taken}. Kept aside: {aside}. Files refused: {refused}.</source>
        <translation>Réponses réglées&#x202f;: {taken}. Gardées à part&#x202f;: {aside}. Fichiers refusés&#x202f;: {refused}.</translation>
    </message>
</context>
<context>
    <name>TemplateButton</name>
    <message>
        <source>Save a template to fill in…</source>
        <translation>Enregistrer un modèle à remplir…</translation>
    </message>
    <message>
        <source>Save a template to fill in</source>
        <translation>Enregistrer un modèle à remplir</translation>
    </message>
    <message>
        <source>requests-template.xlsx</source>
        <translation>modele-demandes.xlsx</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Classeur (*.xlsx)</translation>
    </message>
    <message>
        <source>The template is saved: {file}. Its row EXEMPLE is never taken in.</source>
        <translation>Le modèle est enregistré&#x202f;: {file}. Sa ligne EXEMPLE n’est jamais reçue.</translation>
    </message>
</context>
<context>
    <name>TermDialog</name>
    <message>
        <source>Add a term to the search</source>
        <translation>Ajouter un terme à la recherche</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Type a value first.</source>
        <translation>Saisissez d’abord une valeur.</translation>
    </message>
    <message>
        <source>is</source>
        <translation>est</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>n’est pas</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>No message yet.</source>
        <translation>Aucun message pour l’instant.</translation>
    </message>
    <message>
        <source>No message was exchanged.</source>
        <translation>Aucun message n’a été échangé.</translation>
    </message>
    <message>
        <source>The other expert</source>
        <translation>L’autre personne experte</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
</context>
<context>
    <name>TieRow</name>
    <message>
        <source>Name of the organisation</source>
        <translation>Nom de l’organisation</translation>
    </message>
    <message>
        <source>What binds the expert to it</source>
        <translation>Nature du lien</translation>
    </message>
    <message>
        <source>NEQ, ten digits</source>
        <translation>NEQ, dix chiffres</translation>
    </message>
    <message>
        <source>NEQ</source>
        <translation>NEQ</translation>
    </message>
    <message>
        <source>Remove this organisation</source>
        <translation>Retirer cette organisation</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis le</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>environ&#x202f;%n seconde restante</numerusform>
            <numerusform>environ&#x202f;%n secondes restantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>environ&#x202f;%n minute restante</numerusform>
            <numerusform>environ&#x202f;%n minutes restantes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TroubleBar</name>
    <message>
        <source>Trouble outside this screen</source>
        <translation>Problème hors de cet écran</translation>
    </message>
</context>
<context>
    <name>TrustTable</name>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valide jusqu’au</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Empreinte (SHA-256)</translation>
    </message>
</context>
<context>
    <name>UnderWay</name>
    <message>
        <source>How far the sending is</source>
        <translation>Avancement de l’envoi</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Calling the mail server…</source>
        <translation>Appel du serveur de courriel…</translation>
    </message>
    <message>
        <source>Sending message {number} of {total}</source>
        <translation>Envoi du courriel {number} sur {total}</translation>
    </message>
    <message>
        <source>Stopping after this message; the others stay in the queue.</source>
        <translation>Arrêt après ce courriel&#x202f;; les autres restent en file.</translation>
    </message>
</context>
<context>
    <name>ValidityCard</name>
    <message>
        <source>Validity of an avis</source>
        <translation>Validité d’un avis</translation>
    </message>
    <message>
        <source> months</source>
        <translation>&#xa0;mois</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>An avis holds</source>
        <translation>Un avis est valide pendant</translation>
    </message>
    <message>
        <source>For avis to come; those that are issued keep the last day that they were printed with.</source>
        <translation>Pour les avis à venir&#x202f;; ceux qui sont délivrés gardent l’échéance imprimée.</translation>
    </message>
    <message numerus="yes">
        <source>Suggested: %n month(s). Source: {source}</source>
        <translation>
            <numerusform>Suggestion&#x202f;: %n mois. Source&#x202f;: {source}</numerusform>
            <numerusform>Suggestion&#x202f;: %n mois. Source&#x202f;: {source}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictBox</name>
    <message>
        <source>Your finding</source>
        <translation>Votre constat</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>issued on {issued}, holds until {expires}</source>
        <translation>délivré le {issued}, valide jusqu’au {expires}</translation>
    </message>
    <message>
        <source>signed by {name}</source>
        <translation>signé par {name}</translation>
    </message>
</context>
<context>
    <name>VerdictZone</name>
    <message>
        <source>Verdicts</source>
        <translation>Verdicts</translation>
    </message>
</context>
<context>
    <name>VerdictsCard</name>
    <message>
        <source>Decisions on admissibility</source>
        <translation>Décisions sur l’admissibilité</translation>
    </message>
    <message>
        <source>{who}, {when}; the precheck said: {said}; version {number}</source>
        <translation>{who}, {when}&#x202f;; la vérification préalable disait&#x202f;: {said}&#x202f;; version {number}</translation>
    </message>
    <message>
        <source>{criterion}: computed {computed}, decided {decided}. {reason}</source>
        <translation>{criterion}&#x202f;: calculé «&#x202f;{computed}&#x202f;», décidé «&#x202f;{decided}&#x202f;». {reason}</translation>
    </message>
    <message>
        <source>Decided on corrected facts: {facts}</source>
        <translation>Décidé sur des faits corrigés&#x202f;: {facts}</translation>
    </message>
</context>
<context>
    <name>VerificationScreen</name>
    <message>
        <source>Verification</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Back to the avis</source>
        <translation>Revenir aux avis</translation>
    </message>
    <message>
        <source>Publish the list of states…</source>
        <translation>Publier la liste d’états…</translation>
    </message>
    <message>
        <source>Verify this code</source>
        <translation>Vérifier ce code</translation>
    </message>
    <message>
        <source>Text of the code, read by a telephone</source>
        <translation>Texte du code QR, lu par un téléphone</translation>
    </message>
    <message>
        <source>No list of states was published yet.</source>
        <translation>Aucune liste d’états n’a encore été publiée.</translation>
    </message>
    <message>
        <source>List of states {number}, {count} avis, holds until {day}</source>
        <translation>Liste d’états n°&#x202f;{number}, {count} avis, valable jusqu’au {day}</translation>
    </message>
    <message>
        <source>Typed code</source>
        <translation>Code saisi</translation>
    </message>
    <message>
        <source>Avis, photos and scans (*.pdf *.png *.jpg *.jpeg)</source>
        <translation>Avis, photos et numérisations (*.pdf *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Verify an avis</source>
        <translation>Vérifier un avis</translation>
    </message>
    <message>
        <source>Publish the list of states</source>
        <translation>Publier la liste d’états</translation>
    </message>
</context>
<context>
    <name>VersionsCard</name>
    <message>
        <source>Two versions of the request</source>
        <translation>Deux versions de la demande</translation>
    </message>
    <message>
        <source>Back to the dossier</source>
        <translation>Revenir au dossier</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Version {n}, {when}</source>
        <translation>Version {n}, {when}</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n différence</numerusform>
            <numerusform>%n différences</numerusform>
        </translation>
    </message>
    <message>
        <source>These two versions say the same.</source>
        <translation>Ces deux versions disent la même chose.</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>remplacé</translation>
    </message>
</context>
<context>
    <name>ViewDialog</name>
    <message>
        <source>Save</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nom de la vue</translation>
    </message>
    <message>
        <source>Every dossier</source>
        <translation>Tous les dossiers</translation>
    </message>
    <message>
        <source>Everybody in the house sees this view</source>
        <translation>Toute la maison voit cette vue</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>Donnez un nom à la vue.</translation>
    </message>
</context>
<context>
    <name>WageDialog</name>
    <message>
        <source>Add a wage</source>
        <translation>Ajouter un salaire</translation>
    </message>
    <message>
        <source>Change a wage</source>
        <translation>Modifier un salaire</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Requests are judged by it from now on; decisions of the past keep what they were made on.</source>
        <translation>Les demandes sont désormais comparées à ce salaire&#x202f;; les décisions passées gardent ce qui les fonde.</translation>
    </message>
    <message>
        <source>{code} – {name} (CNP {edition})</source>
        <translation>{code} – {name} (CNP {edition})</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Profession</translation>
    </message>
    <message>
        <source>for example 60.25</source>
        <translation>par exemple 60,25</translation>
    </message>
    <message>
        <source>Hourly wage at the 9th decile, in dollars</source>
        <translation>Salaire horaire au 9e décile, en dollars</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>Valable à partir du</translation>
    </message>
    <message>
        <source>Holds until (unticked: still)</source>
        <translation>Valable jusqu’au (sans coche&#x202f;: toujours)</translation>
    </message>
    <message>
        <source>Where it is published, and when it was read</source>
        <translation>Où le salaire est publié, et quand il a été lu</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Write dollars and cents, like 60.25.</source>
        <translation>Écrivez des dollars et des cents, comme 60,25.</translation>
    </message>
</context>
<context>
    <name>WagesPage</name>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Import a CSV file…</source>
        <translation>Importer un CSV…</translation>
    </message>
    <message>
        <source>Add a wage…</source>
        <translation>Ajouter un salaire…</translation>
    </message>
    <message>
        <source>9th-decile wages</source>
        <translation>Salaires au 9e décile</translation>
    </message>
    <message>
        <source>The table is empty.</source>
        <translation>Le tableau est vide.</translation>
    </message>
    <message>
        <source>No published table was found. An administrator adds wages, or imports them from a CSV file.</source>
        <translation>Aucun tableau publié n’a été trouvé. L’administration ajoute les salaires, ou les importe d’un fichier CSV.</translation>
    </message>
    <message numerus="yes">
        <source>%n occupation(s) without a wage today: their salary criterion stays to be verified.</source>
        <translation>
            <numerusform>%n profession sans salaire aujourd’hui&#x202f;: le critère de son salaire reste à vérifier.</numerusform>
            <numerusform>%n professions sans salaire aujourd’hui&#x202f;: le critère de leur salaire reste à vérifier.</numerusform>
        </translation>
    </message>
    <message>
        <source>CNP {codes}</source>
        <translation>CNP {codes}</translation>
    </message>
    <message>
        <source>An administrator keeps this table.</source>
        <translation>L’administration tient ce tableau.</translation>
    </message>
    <message>
        <source>Select a wage to change or remove it.</source>
        <translation>Choisissez un salaire pour le modifier ou le retirer.</translation>
    </message>
    <message>
        <source>This wage comes with the programme’s files.</source>
        <translation>Ce salaire vient des fichiers du programme.</translation>
    </message>
</context>
<context>
    <name>WagesTable</name>
    <message>
        <source>CNP</source>
        <translation>CNP</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Profession</translation>
    </message>
    <message>
        <source>Wage an hour</source>
        <translation>Salaire horaire</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>still</source>
        <translation>toujours</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>en vigueur</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>pas en vigueur</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Your declaration of interests</source>
        <translation>Votre déclaration d’intérêts</translation>
    </message>
    <message>
        <source>awaiting coordination</source>
        <translation>en attente de la coordination</translation>
    </message>
    <message>
        <source>Coordination decides whether you may read {reference}. Until then nothing of the file is shown; you need do nothing. If you prefer to leave the seat, recuse yourself.</source>
        <translation>La coordination décide si vous pouvez lire {reference}. D’ici là, rien du dossier n’est montré&#x202f;; vous n’avez rien à faire. Si vous préférez quitter le siège, récusez-vous.</translation>
    </message>
    <message>
        <source>You declared on {moment}: {kind}</source>
        <translation>Vous avez déclaré le {moment}&#x202f;: {kind}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous&#x202f;?</translation>
    </message>
    <message>
        <source>Choose your name. No password is asked for: these are sample data.</source>
        <translation>Choisissez votre nom. Aucun mot de passe n’est demandé&#x202f;: ce sont des données d’essai.</translation>
    </message>
    <message>
        <source>This database is new.</source>
        <translation>Cette base est nouvelle.</translation>
    </message>
    <message>
        <source>Write your name: you will be its first administrator, and can then add everybody else.</source>
        <translation>Écrivez votre nom&#x202f;: vous serez la première personne à administrer cette base et pourrez ensuite ajouter les autres.</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Votre nom</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Open the database</source>
        <translation>Ouvrir la base</translation>
    </message>
</context>
<context>
    <name>WhatIfCard</name>
    <message>
        <source>What if the application were filed on…</source>
        <translation>Et si la demande était déposée le…</translation>
    </message>
    <message>
        <source>Back to the dossier</source>
        <translation>Revenir au dossier</translation>
    </message>
    <message>
        <source>Planned filing date</source>
        <translation>Date de dépôt prévue</translation>
    </message>
    <message>
        <source>One month earlier</source>
        <translation>Un mois plus tôt</translation>
    </message>
    <message>
        <source>One month later</source>
        <translation>Un mois plus tard</translation>
    </message>
    <message>
        <source>Criteria on that day, worst first</source>
        <translation>Critères ce jour-là, les plus défavorables d’abord</translation>
    </message>
    <message>
        <source>Up to {day}, there is no day on which all hold.</source>
        <translation>D’ici le {day}, aucun jour ne remplit tous les critères.</translation>
    </message>
    <message>
        <source>All hold from {day}</source>
        <translation>Tous remplis à compter du {day}</translation>
    </message>
    <message>
        <source>rules of {rules}</source>
        <translation>règles du {rules}</translation>
    </message>
    <message>
        <source>Not asked on the planned date</source>
        <translation>Non exigé à la date prévue</translation>
    </message>
    <message>
        <source>On the planned date: {outcome}</source>
        <translation>À la date prévue&#x202f;: {outcome}</translation>
    </message>
</context>
<context>
    <name>WholeForm</name>
    <message>
        <source>Name of the draft</source>
        <translation>Nom de l’ébauche</translation>
    </message>
    <message>
        <source>A mark that contradicts the answer needs a comment</source>
        <translation>Une cote qui contredit la réponse demande un commentaire</translation>
    </message>
    <message>
        <source>With a yes: marks up to</source>
        <translation>Avec un oui&#x202f;: cotes jusqu’à</translation>
    </message>
    <message>
        <source>With a no: marks from</source>
        <translation>Avec un non&#x202f;: cotes à partir de</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>All commands</source>
        <translation>Toutes les commandes</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire la page</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>Turn keys of a single letter off</source>
        <translation>Désactiver les touches d’une seule lettre</translation>
    </message>
    <message>
        <source>Turn keys of a single letter on</source>
        <translation>Activer les touches d’une seule lettre</translation>
    </message>
    <message>
        <source>The database is not open yet.</source>
        <translation>La base n’est pas encore ouverte.</translation>
    </message>
    <message>
        <source>Nobody works here yet.</source>
        <translation>Personne n’agit encore ici.</translation>
    </message>
    <message>
        <source>Only for: {roles}.</source>
        <translation>Seulement pour&#x202f;: {roles}.</translation>
    </message>
    <message>
        <source>Look for “{words}” in the dossiers</source>
        <translation>Chercher «&#x202f;{words}&#x202f;» dans les dossiers</translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Take a position</source>
        <translation>Prendre position</translation>
    </message>
    <message>
        <source>Declare your interests</source>
        <translation>Déclarer vos intérêts</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Coter</translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation>Poursuivre le brouillon</translation>
    </message>
    <message>
        <source>Awaits coordination</source>
        <translation>En attente de la coordination</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>tie-break</source>
        <translation>de départage</translation>
    </message>
    <message>
        <source>first</source>
        <translation>initiale</translation>
    </message>
    <message>
        <source>The other evaluation differs: maintain or change your findings</source>
        <translation>L’autre évaluation diffère&#x202f;: maintenir ou modifier vos constats</translation>
    </message>
    <message>
        <source>The dossier opens after your declaration</source>
        <translation>Le dossier s’ouvre après votre déclaration</translation>
    </message>
    <message>
        <source>Coordination rules on your declaration first</source>
        <translation>La coordination tranche d’abord votre déclaration</translation>
    </message>
    <message>
        <source>Sealed; you can read it again</source>
        <translation>Scellée&#x202f;; vous pouvez la relire</translation>
    </message>
</context>
<context>
    <name>_MarkRows</name>
    <message>
        <source>Reserve</source>
        <translation>Réserve</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>En doute</translation>
    </message>
</context>
<context>
    <name>_Target</name>
    <message>
        <source>Drop an avis here: signed PDF, photo or scan</source>
        <translation>Déposez un avis ici&#x202f;: PDF signé, photo ou numérisation</translation>
    </message>
    <message>
        <source>Its signature, its content and its state in the register are examined; nothing is changed.</source>
        <translation>Sa signature, son contenu et son état au registre sont examinés&#x202f;; rien n’est modifié.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
</context>
</TS>
