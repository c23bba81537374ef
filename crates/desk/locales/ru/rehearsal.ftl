### What is said of a rehearsal, in Russian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## What a rehearsal says

rehearsal-title = { $case }: репетиция плана
rehearsal-means = Репетиция говорит, что план выдерживает при допущениях, указанных ниже, и не более. Ничего из этого никто не говорил: все подтверждения разыграны.
rehearsal-headline =
    { $runs ->
        [one] { $runs } прогон плана, из начального числа { $seed }.
        [few] { $runs } прогона плана, из начального числа { $seed }.
       *[other] { $runs } прогонов плана, из начального числа { $seed }.
    }
rehearsal-cut = Раньше наступил предел: сделано прогонов { $runs } из { $asked }.

## How it ended

rehearsal-endings = Чем кончилось
rehearsal-complete = все переданы
rehearsal-partial = все, кроме тех, кто не едет
rehearsal-broken-off = прервано, и все в безопасности
rehearsal-ends-late = Насколько опаздывает конец
rehearsal-ends-late-lead = Минуты от планового конца до передачи последнего, в тех прогонах, где кого-то передали.
rehearsal-waits = Сколько люди ждут
rehearsal-waits-lead = Минуты в точке обмена между двумя рейсами: по одному значению на каждого человека, каждое такое ожидание и каждый прогон.
rehearsal-breaks = Где план срывается
rehearsal-breaks-lead = Что мешало, когда прогон прервали, и кто не поехал.
rehearsal-never-breaks = Ни в одном прогоне план не сорвался.
rehearsal-gate-shut = { $gate }: не открылся
rehearsal-did-not-leave = не отправился
rehearsal-rides = Насколько поздно отправляются рейсы
rehearsal-none = Такого не было.

## Columns, and how minutes are told

rehearsal-runs = прогоны
rehearsal-share = доля
rehearsal-first = первым
rehearsal-how-often = как часто
rehearsal-left = отправилось
rehearsal-late = с опозданием
rehearsal-half = половина, до
rehearsal-nine-of-ten = девять из десяти, до
rehearsal-all = все, до
rehearsal-minutes = минуты
rehearsal-minus = −{ $span }
rehearsal-quantiles = Половина: не более { $half }; девять из десяти: { $nine_of_ten }; 99 из 100: { $nearly_all }; все: { $all }.
rehearsal-span = от { $from } до менее { $until }

## What is assumed

rehearsal-assumed = Что допускается
rehearsal-durations = Рейсы, проверки, меры и подтверждения длятся
rehearsal-triangular = от самого короткого до самого долгого, чаще всего обычное (треугольное распределение)
rehearsal-somebody-stays = Кто-то не едет
rehearsal-vehicle-late = Транспорт опаздывает по собственным причинам
rehearsal-gate-late = Сторона поздно подтверждает барьер
rehearsal-withheld = Сторона вовсе не подтверждает барьер
rehearsal-patience = Прерывается после планового конца передачи через
rehearsal-often-by = { $often }, не более чем на { $span }
