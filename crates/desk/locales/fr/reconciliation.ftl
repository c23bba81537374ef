### What is said of lists laid side by side, in French: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Headings and columns

reconciliation-matched = Sur plusieurs listes
reconciliation-doubtful = À trancher par un humain
reconciliation-one-sided = Sur une seule liste
reconciliation-duplicates = Deux fois sur une liste
reconciliation-knots = Ce qui se tient
reconciliation-disputes = Décisions incompatibles
reconciliation-evidence = Indices
reconciliation-own = Votre liste
reconciliation-received = Ce qui vous a été divulgué
reconciliation-who = Qui
reconciliation-row-head = Ligne
reconciliation-what = Quoi
reconciliation-was = avant
reconciliation-is = maintenant
reconciliation-score = score total
reconciliation-nothing = vide
reconciliation-now = retenu
reconciliation-else = sinon

## Titles

reconciliation-title = { $of } : listes rapprochées
reconciliation-statuses-title = { $of } : ce que les listes disent de chacun
reconciliation-sheet-title = { $of } : la liste de { $party }
reconciliation-version-title = { $now } : ce que change la nouvelle version
reconciliation-since-title = { $now } : ce qui a changé depuis { $before }
reconciliation-screening-title = { $subjects } : criblage au regard des listes publiées

## Rows and lists

reconciliation-row = { $list }, ligne { $row }
reconciliation-row-of-sheet = { $list }, feuille { $sheet }, ligne { $row }
reconciliation-rows =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
reconciliation-list-claims = { $list } réclame : { $rows }
reconciliation-list-acknowledges = { $list } reconnaît : { $rows }
reconciliation-list-saw = { $list } a vu : { $rows }
reconciliation-no-counterpart = pas de vis-à-vis
reconciliation-open = non réglé : une question est ouverte
reconciliation-double = doublon
reconciliation-female = féminin
reconciliation-male = masculin
reconciliation-born = naissance { $date }
reconciliation-by-islamic = { $date } (écrit selon le calendrier islamique)
reconciliation-by-persian = { $date } (écrit selon le calendrier persan)
reconciliation-either = { $one } ou { $other }

## What was found

reconciliation-none-doubtful = Il ne reste rien à trancher.
reconciliation-empty = Les listes ne nomment personne.
reconciliation-summary = Sur plusieurs listes : { $matched }. À trancher : { $doubtful }. Sur une seule liste : { $alone }. Deux fois sur une liste : { $twice }.
reconciliation-percent = { $number } %
reconciliation-percent-over = plus de { $number } %
reconciliation-percent-under = moins de { $number } %
reconciliation-score-means = Les poids sont en bits : +1 signifie que ce qui a été trouvé est deux fois plus probable pour une personne que pour deux. Leur somme est le score. Une probabilité de 90 % doit être juste neuf fois sur dix. Un score ne décide rien de ce qu’un humain a décidé.
reconciliation-compared-all = Comparées sur tous leurs indices : { $pairs } (chaque paire de lignes).
reconciliation-compared-some = Comparées sur tous leurs indices : { $pairs } (paires de lignes qui partagent une clé).
reconciliation-left-out = Non comparées : les paires de clés que trop de lignes partagent (clés : { $keys }), et les paires de lignes qui en ont de meilleures (paires : { $pairs }).
reconciliation-not-proven = La recherche a été interrompue (groupes de lignes concernés : { $parts }) : un meilleur rapprochement d’ensemble peut exister, meilleur d’au plus { $behind } bits.
reconciliation-unused =
    { $count ->
        [one] { $count } décision parle de lignes que ces listes n’ont pas.
       *[other] { $count } décisions parlent de lignes que ces listes n’ont pas.
    }
reconciliation-knot = Cela ne peut être autrement qu’ensemble ; l’autre façon est en retrait de { $bits } bits :

## Why a pair is where it is

reconciliation-why-decided = un humain a décidé
reconciliation-why-disputed = des humains ont décidé différemment
reconciliation-why-score = d’après le score
reconciliation-why-contradicted = un élément s’y oppose
reconciliation-why-hangs = une autre façon de rapprocher l’ensemble est presque aussi bonne
reconciliation-why-rivals = d’autres lignes conviennent aussi

## What was compared

reconciliation-field-before = avant de comparer
reconciliation-field-name = nom
reconciliation-field-father = nom du père
reconciliation-field-mother = nom de la mère
reconciliation-field-sex = sexe
reconciliation-field-born = date de naissance
reconciliation-field-birth-place = lieu de naissance
reconciliation-field-nationality = nationalité
reconciliation-field-document = pièce d’identité
reconciliation-field-unit = unité
reconciliation-field-held-at = détenu à
reconciliation-field-relatives = parenté
reconciliation-field-rivals = autres lignes

## What was found in it

reconciliation-found-rows-alone = ce qu’ont deux lignes quelconques de ces listes
reconciliation-found-equal = identique
reconciliation-found-spelling = autre orthographe
reconciliation-found-other-script = identique dans une autre écriture
reconciliation-found-initial = une initiale
reconciliation-found-nickname = une forme courte
reconciliation-found-patronymic = un patronyme et le nom du père
reconciliation-found-joined = un mot face à deux
reconciliation-found-other-name = autre nom du même lieu
reconciliation-found-contained = l’un en dit plus que l’autre
reconciliation-found-one-sided = une seule l’a
reconciliation-found-near = une lettre ou un chiffre d’écart
reconciliation-found-within-calendar = identique, autant que le calendrier le dit
reconciliation-found-one-day-off = un jour d’écart
reconciliation-found-swapped = jour et mois inversés
reconciliation-found-other-day = même mois, autre jour
reconciliation-found-other-month = même année et même jour, autre mois
reconciliation-found-other-year = même jour et même mois, autre année
reconciliation-found-same-month = même mois et même année, pas de jour à comparer
reconciliation-found-same-year = même année, pas de mois à comparer
reconciliation-found-next-year = un an d’écart
reconciliation-found-different = différent
reconciliation-found-relatives-share = les membres d’une famille ont cela en commun
reconciliation-found-others-fit = à quel point d’autres lignes conviennent

## What humans said

reconciliation-says-same = la même personne
reconciliation-says-different = deux personnes différentes
reconciliation-says-not-sure = incertain
reconciliation-says-taken-back = retiré
reconciliation-said = { $by } : { $says }, { $at }
reconciliation-said-because = { $said } (motif : « { $why } »)
reconciliation-contested = { $one } et { $other } : { $by } ont décidé différemment ; les deux avis sont gardés et rien n’est décidé
reconciliation-clash = { $by } a dit de deux lignes que ce sont deux personnes, alors que d’autres décisions n’en font qu’une

## Statuses, and what the people of a case would gain

reconciliation-asked-first = il faut d’abord trancher qui est qui
reconciliation-lists-contradict = les listes se contredisent : redemandez
reconciliation-no-holder = on ne peut dire qui le détiendrait
reconciliation-contradiction = { $one } : { $says } ; { $other } : { $otherwise }. Redemandez
reconciliation-row-says = { $row } : { $says }
reconciliation-consent = consentement : { $consent }
reconciliation-consent-not-known = inconnu
reconciliation-consent-not-asked = non demandé
reconciliation-consent-given = donné
reconciliation-consent-disputed = contesté
reconciliation-consent-refused = refusé
reconciliation-protected = protégé : { $why }
reconciliation-wounded-or-sick = blessé ou malade
reconciliation-minor = mineur
reconciliation-accompanying = accompagnant
reconciliation-remains = dépouille
reconciliation-identification = identification : { $how }
reconciliation-instead = sinon, la personne suivante : { $who }
reconciliation-asked = { $party } a posé la question, { $at }
reconciliation-told = { $by } en a informé { $party }, { $at }
reconciliation-released = divulgation à { $party } autorisée par { $by }, { $at }
reconciliation-fed = { $who } ({ $kind }) : { $says }
reconciliation-fed-added = ajouté
reconciliation-fed-changed = changé
reconciliation-fed-left-out = laissé de côté
reconciliation-added = { $name }, détenu par { $holder }, { $status } ({ $rows })
reconciliation-changed = { $from } devient { $to } ({ $rows })
reconciliation-agree =
    { $count ->
        [one] { $count } personne est telle que le dossier l’a
       *[other] { $count } personnes sont telles que le dossier les a
    }

## What a new version changes

reconciliation-nothing-changed = Rien n’a changé.
reconciliation-rows-added = Nouvelles lignes
reconciliation-rows-gone = Lignes disparues
reconciliation-rows-changed = Lignes changées
reconciliation-kept =
    { $count ->
        [one] { $count } ligne est inchangée.
       *[other] { $count } lignes sont inchangées.
    }
reconciliation-decisions-kept = { $rows } Décisions : { $kept } reprises, { $changed } sur des lignes changées, { $lost } sur des lignes introuvables.

## Screening

reconciliation-hit-means = Une concordance est une question posée à un humain, avec un seul seuil pour toutes les listes et toutes les parties. Elle n’exclut personne à elle seule.
reconciliation-not-looked-at = personne ne l’a encore examiné
reconciliation-no-hit = rien trouvé
reconciliation-threshold = À partir de { $percent }, on demande à un humain.
reconciliation-questions =
    { $count ->
        [one] { $count } question à un humain
       *[other] { $count } questions à un humain
    }
reconciliation-hits = { $subjects } ; concordances : { $hits }, en attente d’un humain : { $open }

## A party’s own sheet

reconciliation-sheet-means = Cette feuille contient vos propres lignes et ce que les médiateurs vous ont divulgué. Elle ne dit rien de la présence d’autres personnes sur une liste.
