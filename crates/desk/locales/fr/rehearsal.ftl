### What is said of a rehearsal, in French: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## What a rehearsal says

rehearsal-title = { $case } : le plan en répétition
rehearsal-means = Une répétition dit à quoi un plan résiste sous les hypothèses ci-dessous, et rien de plus. Personne n’en a rien dit : toute confirmation est jouée.
rehearsal-headline =
    { $runs ->
        [one] { $runs } essai du plan, tiré de la graine { $seed }.
       *[other] { $runs } essais du plan, tirés de la graine { $seed }.
    }
rehearsal-cut = Une limite est venue d’abord : { $runs } essais sur { $asked } ont été faits.

## How it ended

rehearsal-endings = Comment cela a fini
rehearsal-complete = tous ont été remis
rehearsal-partial = tous, sauf qui ne voyage pas
rehearsal-broken-off = interrompu, et tous en sécurité
rehearsal-ends-late = De combien la fin tarde
rehearsal-ends-late-lead = Minutes entre la fin prévue et le moment où le dernier a été remis, dans les essais où quelqu’un l’a été.
rehearsal-waits = Combien de temps on attend
rehearsal-waits-lead = Minutes à un point d’échange entre deux trajets : une valeur pour chaque personne, chaque attente et chaque essai.
rehearsal-breaks = Où le plan cède
rehearsal-breaks-lead = Ce qui faisait obstacle quand un essai a été interrompu, et qui n’a pas voyagé.
rehearsal-never-breaks = Il n’a cédé dans aucun essai.
rehearsal-gate-shut = { $gate } : ne s’est pas ouverte
rehearsal-did-not-leave = n’est pas parti
rehearsal-rides = Retard des trajets au départ
rehearsal-none = Il n’y en a pas eu.

## Columns, and how minutes are told

rehearsal-runs = essais
rehearsal-share = part
rehearsal-first = en premier
rehearsal-how-often = combien de fois
rehearsal-left = partis
rehearsal-late = en retard
rehearsal-half = la moitié, jusqu’à
rehearsal-nine-of-ten = neuf sur dix, jusqu’à
rehearsal-all = tous, jusqu’à
rehearsal-minutes = en minutes
rehearsal-minus = −{ $span }
rehearsal-quantiles = La moitié : au plus { $half } ; neuf sur dix : { $nine_of_ten } ; 99 sur 100 : { $nearly_all } ; tous : { $all }.
rehearsal-span = de { $from } à moins de { $until }

## What is assumed

rehearsal-assumed = Ce qui est supposé
rehearsal-durations = Trajets, contrôles, mesures et confirmations durent
rehearsal-triangular = de la plus courte à la plus longue, le plus souvent l’ordinaire (loi triangulaire)
rehearsal-somebody-stays = Quelqu’un ne voyage pas
rehearsal-vehicle-late = Un véhicule tarde pour des raisons qui lui sont propres
rehearsal-gate-late = Une partie confirme une barrière en retard
rehearsal-withheld = Une partie ne confirme pas du tout une barrière
rehearsal-patience = Interrompu après la fin prévue de la remise, au bout de
rehearsal-often-by = { $often }, d’au plus { $span }
