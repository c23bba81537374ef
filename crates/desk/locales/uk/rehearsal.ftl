### What is said of a rehearsal, in Ukrainian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## What a rehearsal says

rehearsal-title = { $case }: репетиція плану
rehearsal-means = Репетиція каже, що план витримує за припущень, указаних нижче, і не більше. Нічого з цього ніхто не казав: усі підтвердження розіграно.
rehearsal-headline =
    { $runs ->
        [one] { $runs } прогін плану, з початкового числа { $seed }.
        [few] { $runs } прогони плану, з початкового числа { $seed }.
       *[other] { $runs } прогонів плану, з початкового числа { $seed }.
    }
rehearsal-cut = Спершу було досягнуто ліміту: зроблено прогонів { $runs } з { $asked }.

## How it ended

rehearsal-endings = Чим закінчилося
rehearsal-complete = усіх передано
rehearsal-partial = усі, крім тих, хто не їде
rehearsal-broken-off = перервано, і всі в безпеці
rehearsal-ends-late = Наскільки запізнюється кінець
rehearsal-ends-late-lead = Хвилини від планового кінця до передачі останнього, у тих прогонах, де когось передали.
rehearsal-waits = Скільки люди чекають
rehearsal-waits-lead = Хвилини в точці обміну між двома рейсами: по одному значенню на кожну людину, кожне таке очікування й кожен прогін.
rehearsal-breaks = Де план зривається
rehearsal-breaks-lead = Що заважало, коли прогін перервали, і хто не поїхав.
rehearsal-never-breaks = У жодному прогоні план не зірвався.
rehearsal-gate-shut = { $gate }: не відчинився
rehearsal-did-not-leave = не вирушив
rehearsal-rides = Наскільки пізно вирушають рейси
rehearsal-none = Такого не було.

## Columns, and how minutes are told

rehearsal-runs = прогони
rehearsal-share = частка
rehearsal-first = першим
rehearsal-how-often = як часто
rehearsal-left = вирушило
rehearsal-late = із запізненням
rehearsal-half = половина, до
rehearsal-nine-of-ten = дев’ять із десяти, до
rehearsal-all = усі, до
rehearsal-minutes = хвилини
rehearsal-minus = −{ $span }
rehearsal-quantiles = Половина: не більше { $half }; дев’ять із десяти: { $nine_of_ten }; 99 зі 100: { $nearly_all }; усі: { $all }.
rehearsal-span = від { $from } до менш як { $until }

## What is assumed

rehearsal-assumed = Що припускається
rehearsal-durations = Рейси, перевірки, заходи й підтвердження тривають
rehearsal-triangular = від найкоротшого до найдовшого, найчастіше звичайне (трикутний розподіл)
rehearsal-somebody-stays = Хтось не їде
rehearsal-vehicle-late = Транспортний засіб запізнюється з власних причин
rehearsal-gate-late = Сторона пізно підтверджує бар’єр
rehearsal-withheld = Сторона взагалі не підтверджує бар’єр
rehearsal-patience = Переривається після планового кінця передачі через
rehearsal-often-by = { $often }, не більш як на { $span }
