### What is said of how two plans differ, of how good a plan is, and of what a party has of its own, in Russian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Two plans

change-same-time = в то же время
change-later = позже на { $span }
change-earlier = раньше на { $span }
change-longer = в пути дольше на { $span }
change-less = в пути меньше на { $span }
change-was = было { $what }
change-instead = { $now } вместо { $before }
change-joins = добавляются: { $who }
change-parts = уже без: { $who }
change-opens = открытие { $time }
change-before = раньше: { $what }
change-after = теперь: { $what }
change-chart = Что сдвигается
change-chart-caption = Бледно: как было запланировано раньше. Тёмно: как запланировано теперь. Вертикальная линия: барьер; пунктиром там, где он открывался раньше.

## How good a plan is

worth-optimal = Оптимален
worth-feasible = Допустим
worth-exposure = пребывание на виду в точках обмена
worth-makespan = время до последнего прибытия
worth-rides = число рейсов
worth-optimal-means = Ни один план не держит людей на виду меньше, не кончается раньше и не обходится меньшим числом рейсов: каждое значение равно своей границе, и программа проверки сама пришла к тем же границам.
worth-unverified-means = Все правила соблюдены, что подтверждает программа проверки. Насколько план хорош, неизвестно: ни одна граница не проверена.
worth-least = наименьшее
worth-unverified = не проверено
worth-open = { $name }: { $value }, меньше { $bound } нет ни в одном плане
worth-open-unverified = { $name }: { $value }, граница не проверена
worth-all-open = Все правила соблюдены, что подтверждает программа проверки. Есть ли план лучше, остаётся открытым: { $open }.
worth-some-open = Все правила соблюдены, что подтверждает программа проверки. Ни один план не лучше по показателям: { $least }. Есть ли план лучше, остаётся открытым: { $open }.

## What quotas let through

plan-quota-days = «{ $name }» пропускает в день не более { $at_most }; по этому плану самое большее { $fullest } из { $all }.
plan-quota-within = «{ $name }» пропускает за любые { $span } не более { $at_most }; по этому плану самое большее { $fullest } из { $all }.

## Whose something is

own-compartment = Раздел посредника
own-compartment-means = Содержит позиции нескольких сторон. Не показывать, не пересылать и не оставлять там, где это может прочесть какая-либо сторона.
own-only = На этой странице то, что касается вас, и ничего о том, что удерживают и просят другие и от чего они отказываются.
own-nothing-of-plan = Эта передача вас никак не касается.
own-how-times-stand = Время указано в UTC (Z), под ним местное время с его сдвигом от UTC.
own-plan-title = { $case }: передача, сторона: { $party }
own-kicker = Только для стороны: { $party }
