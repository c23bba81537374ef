### What is said of how two plans differ, of how good a plan is, and of what a party has of its own, in Ukrainian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Two plans

change-same-time = у той самий час
change-later = пізніше на { $span }
change-earlier = раніше на { $span }
change-longer = у дорозі довше на { $span }
change-less = у дорозі менше на { $span }
change-was = було { $what }
change-instead = { $now } замість: { $before }
change-joins = додаються: { $who }
change-parts = уже без: { $who }
change-opens = відкриття { $time }
change-before = раніше: { $what }
change-after = тепер: { $what }
change-chart = Що зсувається
change-chart-caption = Блідо: як було заплановано раніше. Темно: як заплановано тепер. Вертикальна лінія: бар’єр; пунктиром там, де він відчинявся раніше.

## How good a plan is

worth-optimal = Оптимальний
worth-feasible = Допустимий
worth-exposure = перебування під загрозою в точках обміну
worth-makespan = час до останнього прибуття
worth-rides = кількість рейсів
worth-optimal-means = Жоден план не наражає людей на меншу загрозу, не закінчується раніше й не обходиться меншою кількістю рейсів: кожне значення дорівнює своїй межі, і програма перевірки сама дійшла тих самих меж.
worth-unverified-means = Усіх правил дотримано, що підтверджує програма перевірки. Наскільки план добрий, невідомо: жодної межі не перевірено.
worth-least = найменше
worth-unverified = не перевірено
worth-open = { $name }: { $value }, менше { $bound } немає в жодному плані
worth-open-unverified = { $name }: { $value }, межу не перевірено
worth-all-open = Усіх правил дотримано, що підтверджує програма перевірки. Чи є кращий план, лишається відкритим: { $open }.
worth-some-open = Усіх правил дотримано, що підтверджує програма перевірки. Жоден план не кращий за показниками: { $least }. Чи є кращий план, лишається відкритим: { $open }.

## What quotas let through

plan-quota-days = «{ $name }» пропускає за день не більш як { $at_most }; за цим планом щонайбільше { $fullest } з { $all }.
plan-quota-within = «{ $name }» пропускає за будь-які { $span } не більш як { $at_most }; за цим планом щонайбільше { $fullest } з { $all }.

## Whose something is

own-compartment = Розділ посередника
own-compartment-means = Містить позиції кількох сторін. Не показувати, не надсилати й не залишати там, де це може прочитати якась сторона.
own-only = На цій сторінці те, що стосується вас, і нічого про те, що утримують інші, про що вони просять і в чому відмовляють.
own-nothing-of-plan = Ця передача вас ніяк не стосується.
own-how-times-stand = Час указано в UTC (Z), під ним місцевий час зі зсувом від UTC.
own-plan-title = { $case }: передача, сторона: { $party }
own-kicker = Лише для сторони: { $party }
