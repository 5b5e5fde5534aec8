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
    <name>ActDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
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
        <source>What it says</source>
        <translation>Ce que dit l’avis</translation>
    </message>
    <message>
        <source>Whose hands</source>
        <translation>Entre quelles mains</translation>
    </message>
    <message>
        <source>In the register</source>
        <translation>Au registre</translation>
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
        <source>Issued, if signed today</source>
        <translation>Délivrance, si signé aujourd’hui</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>Valide jusqu’au</translation>
    </message>
    <message>
        <source>Signatory</source>
        <translation>Signataire</translation>
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
        <source>Export the avis</source>
        <translation>Exporter l’avis</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
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
</context>
<context>
    <name>AvisPagePresenter</name>
    <message>
        <source>Not possible now: the avis is {state}.</source>
        <translation>Impossible pour le moment&#x202f;: l’avis est {state}.</translation>
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
        <source>Paper and list of states…</source>
        <translation>Papier et liste d’états…</translation>
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
        <source>Register</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Verify an avis</source>
        <translation>Vérifier un avis</translation>
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
    <message>
        <source>Is this file genuine, unaltered and in force?</source>
        <translation>Ce fichier est-il authentique, intact et en vigueur&#x202f;?</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
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
    <name>BarsCard</name>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>{title} as a table</source>
        <translation>{title}&#x202f;: tableau</translation>
    </message>
</context>
<context>
    <name>CommitteeScreen</name>
    <message>
        <source>Committee</source>
        <translation>Comité</translation>
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
        <source>Steps shown</source>
        <translation>Étapes affichées</translation>
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
    <message numerus="yes">
        <source>%n dossier(s) await you</source>
        <translation>
            <numerusform>%n dossier vous attend</numerusform>
            <numerusform>%n dossiers vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Recuse {name}</source>
        <translation>Récuser {name}</translation>
    </message>
    <message>
        <source>The seat on {reference} is vacated for good: this person cannot sit on this dossier again, and a draft that they began is removed.</source>
        <translation>Le siège de {reference} est libéré pour de bon&#x202f;: cette personne ne pourra plus siéger dans ce dossier, et le brouillon qu’elle aurait commencé est retiré.</translation>
    </message>
    <message>
        <source>Recuse</source>
        <translation>Récuser</translation>
    </message>
    <message>
        <source>Call the third expert for {reference}</source>
        <translation>Appeler le troisième expert pour {reference}</translation>
    </message>
    <message>
        <source>The concertation of the two ends here. A third expert, who sees none of the votes, is to be seated; the majority decides each finding.</source>
        <translation>La concertation des deux prend fin. Un troisième expert, qui ne voit aucun vote, est à désigner&#x202f;; la majorité décide de chaque constat.</translation>
    </message>
    <message>
        <source>Call the third expert</source>
        <translation>Appeler le troisième expert</translation>
    </message>
</context>
<context>
    <name>CommitteeSteps</name>
    <message>
        <source>Experts to seat</source>
        <translation>À désigner</translation>
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
        <source>Third to call</source>
        <translation>3e à appeler</translation>
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
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>coordination</source>
        <translation>coordination</translation>
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
        <translation>Seulement les écarts de 2 ou plus</translation>
    </message>
    <message>
        <source>After concertation</source>
        <translation>Après la concertation</translation>
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
        <translation>Tant que les premières évaluations ne sont pas toutes remises, seuls leurs auteurs les voient.</translation>
    </message>
    <message>
        <source>The evaluations are not shown to you.</source>
        <translation>Les évaluations ne vous sont pas montrées.</translation>
    </message>
    <message>
        <source>Coordination, audit and the experts concerned read them.</source>
        <translation>La coordination, la vérification et les experts du dossier les lisent.</translation>
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
        <source>Evaluation {number}</source>
        <translation>Évaluation {number}</translation>
    </message>
    <message>
        <source>Findings that differ: {findings} of {all} · criteria two or more apart: {large} of {criteria}</source>
        <translation>Constats qui diffèrent&#x202f;: {findings} sur {all} · critères à écart de 2 ou plus&#x202f;: {large} sur {criteria}</translation>
    </message>
    <message>
        <source>An expert</source>
        <translation>Une personne experte</translation>
    </message>
    <message>
        <source>{name}, on {moment}</source>
        <translation>{name}, le {moment}</translation>
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
    <name>DossierPage</name>
    <message>
        <source>Back to the list</source>
        <translation>Revenir à la liste</translation>
    </message>
    <message>
        <source>Other acts</source>
        <translation>Autres actes</translation>
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
        <source>Document preview</source>
        <translation>Aperçu du document</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
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
        <source>No preview for this kind of document.</source>
        <translation>Ce type de document n’a pas d’aperçu.</translation>
    </message>
    <message>
        <source>Next step: {act}</source>
        <translation>Prochaine étape&#x202f;: {act}</translation>
    </message>
    <message>
        <source>The precheck says otherwise. Your reason stays beside it in the dossier.</source>
        <translation>La vérification préalable dit autre chose. Votre motif restera à côté d’elle dans le dossier.</translation>
    </message>
    <message>
        <source>The dossier is closed and does not go to the committee.</source>
        <translation>Le dossier est fermé et ne va pas au comité.</translation>
    </message>
    <message>
        <source>The dossier waits for the employer’s answer. Say what is missing.</source>
        <translation>Le dossier attend la réponse de l’employeur. Dites ce qui manque.</translation>
    </message>
    <message>
        <source>The dossier is closed for good; everything said so far is kept.</source>
        <translation>Le dossier est fermé pour de bon&#x202f;; tout ce qui a été dit jusqu’ici est conservé.</translation>
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
        <source>Opening the document…</source>
        <translation>Ouverture du document…</translation>
    </message>
    <message>
        <source>Back to the dossier</source>
        <translation>Revenir au dossier</translation>
    </message>
</context>
<context>
    <name>DossierPresenter</name>
    <message>
        <source>Not possible in the state {state}.</source>
        <translation>Impossible dans l’état {state}.</translation>
    </message>
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
    <name>ExpertDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The agreement admits experts who are self-employed or from the public sector: without dated evidence nobody is seated.</source>
        <translation>L’entente admet les experts autonomes ou du secteur public&#x202f;: sans preuve datée, personne n’est désigné.</translation>
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
        <source>Employers and affiliations, one a line</source>
        <translation>Employeurs et affiliations, un par ligne</translation>
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
        <translation>Début du contrat</translation>
    </message>
    <message>
        <source>Contract until</source>
        <translation>Fin du contrat</translation>
    </message>
    <message>
        <source>May be seated (unticked: the record is disabled)</source>
        <translation>Peut être désigné (décoché&#x202f;: la fiche est désactivée)</translation>
    </message>
</context>
<context>
    <name>ExpertTable</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Status proved</source>
        <translation>Statut prouvé</translation>
    </message>
    <message>
        <source>Employers</source>
        <translation>Employeurs</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacité</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrat</translation>
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
        <source>without dated evidence</source>
        <translation>sans preuve datée</translation>
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
        <source>without dates</source>
        <translation>sans dates</translation>
    </message>
</context>
<context>
    <name>ExpiringTable</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Employeur</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Reste</translation>
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
    <message>
        <source>{place}: found “{found}”, wanted: {wanted}</source>
        <translation>{place}&#x202f;: on trouve {found}&#x202f;; il faut {wanted}</translation>
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
        <translation>Appeler le troisième expert…</translation>
    </message>
    <message>
        <source>Confirm the decision…</source>
        <translation>Confirmer la décision…</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Sièges</translation>
    </message>
    <message>
        <source>How it came about: {path}</source>
        <translation>Issue&#x202f;: {path}</translation>
    </message>
    <message>
        <source>The evaluations are awaited. Until all are handed in, nobody but their authors sees a mark.</source>
        <translation>Les évaluations sont attendues. Tant qu’elles ne sont pas toutes remises, seuls leurs auteurs voient une cote.</translation>
    </message>
    <message>
        <source>The two evaluations differ. Each expert reads the other’s, without a name, and maintains or changes.</source>
        <translation>Les deux évaluations diffèrent. Chacun lit celle de l’autre, sans nom, puis maintient ou modifie ses constats.</translation>
    </message>
    <message>
        <source>The experts do not agree: one more decides, by majority per finding.</source>
        <translation>Les experts ne s’accordent pas&#x202f;: une personne de plus départage, à la majorité, constat par constat.</translation>
    </message>
    <message>
        <source>The third evaluation is awaited. Its author sees neither votes nor messages.</source>
        <translation>La troisième évaluation est attendue. Son auteur ne voit ni vote ni message.</translation>
    </message>
    <message>
        <source>The votes are in. A named person confirms what they say.</source>
        <translation>Les votes sont remis. Une personne nommée confirme ce qu’ils disent.</translation>
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
        <source>Recuse…</source>
        <translation>Récuser…</translation>
    </message>
    <message>
        <source>Recuse {name}</source>
        <translation>Récuser {name}</translation>
    </message>
    <message>
        <source>recused</source>
        <translation>récusation</translation>
    </message>
    <message>
        <source>evaluation sealed</source>
        <translation>évaluation scellée</translation>
    </message>
    <message>
        <source>no conflict declared</source>
        <translation>aucun conflit déclaré</translation>
    </message>
    <message>
        <source>declaration awaited</source>
        <translation>déclaration attendue</translation>
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
        <translation>{count}&#x202f;Ko</translation>
    </message>
    <message>
        <source>{count} MB</source>
        <translation>{count}&#x202f;Mo</translation>
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
        <source>Keys: 0 to 4 set the mark, C comments, Esc comes back, ↑ ↓ change criterion, S not applicable.</source>
        <translation>Clavier&#x202f;: 0 à 4 pour coter, C pour commenter, Échap pour revenir, ↑ ↓ pour changer de critère, S pour sans objet.</translation>
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
        <source>Hand in…</source>
        <translation>Remettre…</translation>
    </message>
    <message>
        <source>I have read the newer version</source>
        <translation>J’ai lu la nouvelle version</translation>
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
        <source>You took your position on {moment}.</source>
        <translation>Vous avez pris position le {moment}.</translation>
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
        <source>The request changed since you began (version {number}).</source>
        <translation>La demande a changé depuis que vous avez commencé (version {number}).</translation>
    </message>
    <message>
        <source>Your draft is kept. Read the newer version on the left, then say so here before handing in.</source>
        <translation>Votre brouillon est conservé. Lisez la nouvelle version à gauche, puis dites-le ici avant de remettre.</translation>
    </message>
    <message>
        <source>Handed in on {moment} · seal {seal}</source>
        <translation>Remise le {moment} · sceau {seal}</translation>
    </message>
    <message>
        <source>Handed in and sealed</source>
        <translation>Remise et scellée</translation>
    </message>
    <message>
        <source>{rated} of {all} criteria rated · {answered} of {findings} findings answered</source>
        <translation>Critères cotés&#x202f;: {rated} sur {all} · constats répondus&#x202f;: {answered} sur {findings}</translation>
    </message>
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
        <source>State my position</source>
        <translation>Donner ma position</translation>
    </message>
    <message>
        <source>Your position is final and stays beside your first evaluation.</source>
        <translation>Votre position est définitive et reste à côté de votre première évaluation.</translation>
    </message>
    <message>
        <source>The two evaluations</source>
        <translation>Les deux évaluations</translation>
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
    <name>History</name>
    <message>
        <source>Act recorded: {event}</source>
        <translation>Acte consigné&#x202f;: {event}</translation>
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
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>Demonstration – date fixed at {day}</source>
        <translation>Démonstration – date figée au {day}</translation>
    </message>
    <message>
        <source>{programme}: closed since {day}; no new request can be admitted</source>
        <translation>{programme}&#x202f;: clos depuis le {day}&#x202f;; aucune nouvelle demande ne peut être admise</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Text at {percent} %</source>
        <translation>Texte à {percent}&#x202f;%</translation>
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
        <source>To</source>
        <translation>À</translation>
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
        <source>The mail server asks for it. It is used once and kept nowhere.</source>
        <translation>Le serveur de courriel le demande. Il sert une fois et n’est conservé nulle part.</translation>
    </message>
    <message>
        <source>Mail password</source>
        <translation>Mot de passe du courriel</translation>
    </message>
</context>
<context>
    <name>Path</name>
    <message>
        <source>done</source>
        <translation>fait</translation>
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
        <source>Precheck</source>
        <translation>Vérification préalable</translation>
    </message>
    <message>
        <source>First evaluations</source>
        <translation>Premières évaluations</translation>
    </message>
    <message>
        <source>Concertation</source>
        <translation>Concertation</translation>
    </message>
    <message>
        <source>Third evaluation</source>
        <translation>Troisième évaluation</translation>
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
        <source>Quarantine</source>
        <translation>Quarantaine</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Comité</translation>
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
        <source>Replay</source>
        <translation>Rejeu</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
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
    <name>PositionCard</name>
    <message>
        <source>Your position after reading the other evaluation</source>
        <translation>Votre position après lecture de l’autre évaluation</translation>
    </message>
    <message>
        <source>The two evaluations differ. Your first evaluation stays as it is; what you say here is kept beside it. If you two still differ, a third expert decides.</source>
        <translation>Les deux évaluations diffèrent. Votre première évaluation reste telle quelle&#x202f;; ce que vous dites ici est conservé à côté. Si vous différez encore, un troisième expert départage.</translation>
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
        <source>As it stood when it was decided, on {day}; rules {rules}, reference date {reference}</source>
        <translation>Telle qu’elle était à la décision, le {day}&#x202f;; règles {rules}, date de référence {reference}</translation>
    </message>
    <message>
        <source>On {day}; rules {rules}, reference date {reference}. It proposes; you decide.</source>
        <translation>Au {day}&#x202f;; règles {rules}, date de référence {reference}. Elle propose&#x202f;; vous décidez.</translation>
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
    <name>PrintDialog</name>
    <message>
        <source>Print the avis {number}</source>
        <translation>Imprimer l’avis {number}</translation>
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
        <source>An avis holds</source>
        <translation>Validité d’un avis</translation>
    </message>
    <message>
        <source>Experts per dossier</source>
        <translation>Experts par dossier</translation>
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
    <message>
        <source>Choose who you are</source>
        <translation>Choisissez qui vous êtes</translation>
    </message>
    <message>
        <source>You act as {name}. Change person</source>
        <translation>Vous agissez au nom de {name}. Changer de personne</translation>
    </message>
    <message>
        <source>Avisé</source>
        <translation>Avisé</translation>
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
        <source>Search a name, a reference, an employer or a job</source>
        <translation>Chercher un nom, une référence, un employeur ou un emploi</translation>
    </message>
    <message>
        <source>States shown</source>
        <translation>États affichés</translation>
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
        <source>Try other words, or take a filter away.</source>
        <translation>Essayez d’autres mots, ou retirez un filtre.</translation>
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
    <message>
        <source>The first {count} dossiers</source>
        <translation>Les {count} premiers dossiers</translation>
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
        <source>Requests (*.json *.csv *.xlsx)</source>
        <translation>Demandes (*.json *.csv *.xlsx)</translation>
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
        <source>{rules}, from {day}</source>
        <translation>{rules}, depuis le {day}</translation>
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
        <source> days</source>
        <translation>&#xa0;jours</translation>
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
        <source>Rules: {before} → {after} · reference date: {first} → {second}</source>
        <translation>Règles&#x202f;: {before} → {after} · date de référence&#x202f;: {first} → {second}</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>inchangé</translation>
    </message>
    <message>
        <source>{count} × {id}</source>
        <translation>{count} × {id}</translation>
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
        <source>Document preview</source>
        <translation>Aperçu du document</translation>
    </message>
    <message>
        <source>No preview for this kind of document.</source>
        <translation>Ce type de document n’a pas d’aperçu.</translation>
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
    <message>
        <source>Opening the document…</source>
        <translation>Ouverture du document…</translation>
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
        <source>Evaluation grids…</source>
        <translation>Grilles d’évaluation…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experts</translation>
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
        <source>About</source>
        <translation>À propos</translation>
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
    <name>SignDialog</name>
    <message>
        <source>Sign the avis of {reference}</source>
        <translation>Signer l’avis de {reference}</translation>
    </message>
    <message>
        <source>Sign and issue</source>
        <translation>Signer et délivrer</translation>
    </message>
    <message>
        <source>The avis takes its number, is signed and enters the register. Nothing of it can be changed afterwards: an avis is only suspended, revoked or replaced.</source>
        <translation>L’avis prend son numéro, est signé et entre au registre. Rien n’en change ensuite&#x202f;: un avis ne peut qu’être suspendu, révoqué ou remplacé.</translation>
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
        <source>Passphrase of the key (kept nowhere)</source>
        <translation>Phrase de passe de la clé (conservée nulle part)</translation>
    </message>
    <message>
        <source>Choose your key file.</source>
        <translation>Choisissez votre fichier de clé.</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Saisissez la phrase de passe.</translation>
    </message>
    <message>
        <source>Keys (*.p12 *.pfx)</source>
        <translation>Clés (*.p12 *.pfx)</translation>
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
    <name>SteeringScreen</name>
    <message>
        <source>Oversight</source>
        <translation>Pilotage</translation>
    </message>
    <message>
        <source>Replay the rules…</source>
        <translation>Rejouer les règles…</translation>
    </message>
    <message>
        <source>Agreement between experts…</source>
        <translation>Accord entre les expertes et experts…</translation>
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
        <source>Avis that expire within 90 days</source>
        <translation>Avis qui échoient d’ici 90 jours</translation>
    </message>
    <message>
        <source>No avis in force expires within 90 days.</source>
        <translation>Aucun avis en vigueur n’échoit d’ici 90 jours.</translation>
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
    <message>
        <source>{open} open dossiers of {total}</source>
        <translation>Dossiers ouverts&#x202f;: {open} sur {total}</translation>
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
        <source>{load} of {capacity}</source>
        <translation>{load} sur {capacity}</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposition</translation>
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
        <translation>Choisis&#x202f;: {count}&#x202f;; sièges à pourvoir&#x202f;: {places}. Décochez-en.</translation>
    </message>
    <message>
        <source>Open seats: {places} · experts who can take it: {able}</source>
        <translation>Sièges à pourvoir&#x202f;: {places} · experts disponibles&#x202f;: {able}</translation>
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
    <name>Welcome</name>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous&#x202f;?</translation>
    </message>
    <message>
        <source>Choose your name. Passwords come with a later version.</source>
        <translation>Choisissez votre nom. Les mots de passe viendront avec une prochaine version.</translation>
    </message>
    <message>
        <source>This database is new.</source>
        <translation>Cette base est nouvelle.</translation>
    </message>
    <message>
        <source>Write your name: you will be its first administrator, and can then add everybody else.</source>
        <translation>Écrivez votre nom&#x202f;: vous en serez la première personne administratrice et pourrez ensuite ajouter les autres.</translation>
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
        <source>rules {rules}</source>
        <translation>règles {rules}</translation>
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
        <source>Since</source>
        <translation>Depuis</translation>
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
        <source>Sealed; you can read it again</source>
        <translation>Scellée&#x202f;; vous pouvez la relire</translation>
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
