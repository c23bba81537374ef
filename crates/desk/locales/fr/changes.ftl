### What is said of how two plans differ, of how good a plan is, and of what a party has of its own, in French: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Two plans

change-same-time = à la même heure
change-later = { $span } plus tard
change-earlier = { $span } plus tôt
change-longer = en route { $span } de plus
change-less = en route { $span } de moins
change-was = avant : { $what }
change-instead = { $now } au lieu de { $before }
change-joins = avec en plus : { $who }
change-parts = sans : { $who }
change-opens = ouverture { $time }
change-before = avant : { $what }
change-after = maintenant : { $what }
change-chart = Ce qui change
change-chart-caption = Pâle : comme prévu avant. Foncé : comme prévu maintenant. Un trait vertical est une barrière, en tirets là où elle s’ouvrait avant.

## How good a plan is

worth-optimal = Plan optimal
worth-feasible = Plan réalisable
worth-exposure = exposition aux points d’échange
worth-makespan = temps jusqu’à la dernière arrivée
worth-rides = nombre de trajets
worth-optimal-means = Aucun plan n’expose moins, ne finit plus tôt ni ne demande moins de trajets : chaque valeur égale sa borne, et le juge est arrivé de lui-même aux mêmes bornes.
worth-unverified-means = Toutes les règles sont respectées, comme le juge le confirme. Ce que vaut le plan n’est pas connu : aucune borne n’a été vérifiée.
worth-least = minimum
worth-unverified = non vérifiée
worth-open = { $name } : { $value }, et aucun plan n’est au-dessous de { $bound }
worth-open-unverified = { $name } : { $value }, borne non vérifiée
worth-all-open = Toutes les règles sont respectées, comme le juge le confirme. On ignore s’il existe un meilleur plan : { $open }.
worth-some-open = Toutes les règles sont respectées, comme le juge le confirme. Aucun plan n’est meilleur pour : { $least }. On ignore s’il existe un meilleur plan : { $open }.

## What quotas let through

plan-quota-days = « { $name } » laisse partir au plus { $at_most } par jour ; dans ce plan, { $fullest } au plus, sur { $all }.
plan-quota-within = « { $name } » laisse partir au plus { $at_most } en tout intervalle de { $span } ; dans ce plan, { $fullest } au plus, sur { $all }.

## Whose something is

own-compartment = Compartiment du médiateur
own-compartment-means = Contient les positions de plusieurs parties. À ne pas montrer, envoyer ni laisser là où une partie peut le lire.
own-only = Cette page contient ce qui vous concerne, et rien de ce que d’autres détiennent, demandent ou refusent.
own-nothing-of-plan = Rien de cette remise ne vous concerne.
own-how-times-stand = Les heures sont en UTC (Z), au-dessous l’heure locale du lieu avec son décalage par rapport à UTC.
own-plan-title = { $case } : la remise, pour { $party }
own-kicker = Pour { $party } seulement
