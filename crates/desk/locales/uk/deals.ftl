### Угоди, раунди пропозицій і фонова робота.

## Work in the background

work-title = Робота
work-lead = Те, що триває довше, ніж може чекати сторінка. Триває, якщо закрити браузер, і після перезапуску пульта.
work-none = Ще нічого не доручено.
work-clear = Найкраща угода
work-landscape = Карта можливих угод
work-concessions = Найменші поступки
work-fragility = Що від кого залежить
work-question = Найкорисніше наступне запитання
work-sequence = Безпечний порядок
work-zone = Зона можливої угоди раунду { $round }
work-plan = План
work-replan = Новий план після події
work-rehearse = Репетиція плану
work-waits = чекає своєї черги
work-goes-on = триває
work-stops = зупиняється
work-done = готово
work-limit = час вийшов: найкраще зі знайденого
work-cancelled = скасовано
work-failed = не вдалося
work-took = { $minutes } хв { $seconds } с
work-old = Відтоді справа змінилася.
work-open = Переглянути знайдене
work-cancel = Скасувати
work-best = найкраще поки { $value }
work-bound = межа { $value }
work-steps = кроків { $value }
work-at-any-deal = Шукається будь-яка угода
work-at-best = Найкраще для { $of }
work-at-objective = Мета: { $of }
work-at-unique = Чи вона єдина
work-at-conflict = Які правила суперечать одне одному
work-at-shortest = Яка суперечність найкоротша
work-at-order = Безпечний порядок
work-at-concessions = Які поступки дали б угоду
work-at-front = Карта, знайдено точок: { $of }
work-at-likely = Угода, яку найімовірніше приймуть
work-at-distinct = Несхожа на знайдені: { $of }

## Deals

deals-title = Угоди
deals-find = Шукати угоди
deals-minutes = Не довше стількох хвилин
deals-what-if = Що, якби одне входило, а інше ні
deals-what-if-lead = Вибране тут стосується лише найкращої угоди.
deals-either = як вийде
deals-with = входить
deals-without = не входить
deals-with-sentence = Лише угоди, у яких виконується
deals-without-sentence = Лише угоди, у яких не виконується
deals-saved = Збережені угоди
deals-none-saved = Жодної угоди не збережено.
deals-agreed = погоджено
deals-breaks = порушує правило справи в теперішньому вигляді
deals-in-round = запропоновано в раунді { $round }
deals-open = Відкрити
deals-compare = Поставити вибрані поруч
deals-compare-how-many = Виберіть дві, три або чотири угоди.
deals-question-unfit = Не можна запитати «{ $question }»: { $reasons }
deals-found = Що шукали
deals-keep-heading = Угоди, які можна зберегти
deals-keep = Зберегти
deals-is-kept = збережено
deals-best = найкраща угода
deals-alternative = альтернатива { $number }
deals-point = точка { $number } на карті
deals-distinct = дуже відмінна угода { $number }
deals-likely = угода, яку найімовірніше приймуть
deals-one = Угода
deals-settle = Погодити цю угоду
deals-see-as = Як бачить сторона
deals-as = Як це бачить сторона: { $party }
deals-as-lead = Їй покажуть це і нічого більше.
deals-beside = Поруч
deals-asks = Скільки кожна сторона отримує з того, що просить, за її вагами
deals-party = Сторона
deals-mistakes = Зараз у файлах справи є помилки; їх показано там, де пишуть позиції.
deals-unfit-not-offered = { $party } більше не пропонує в такий спосіб: { $item }.
deals-unfit-gate = { $item }: не дозволено за статусом, згодою або забороною вислання.
deals-unfit-window = { $item }: відправлення до завершення строку заперечень щодо списку.
deals-unfit-stock = { $item }: більше, ніж є.
deals-unfit-objected = { $item }: до етапу { $phase } більше, ніж лишають заперечення.
deals-unfit-daily = { $item }: на етапі { $phase } більше, ніж дозволяють його дні.
deals-unfit-rule = Порушено правило «{ $rule }».
deals-unfit-rule-too-large = У правилі «{ $rule }» завеликі числа, перевірити його не можна.
deals-unfit-protected = Правило «{ $rule }» ставить у залежність від чогось звільнення особи під захистом: { $item }.
deals-unfit-other-case = Цієї угоди у справі, якою вона є зараз, немає: розрахуйте справу заново.
deals-unfit-others =
    { $count ->
        [one] І ще { $count } причина.
        [few] І ще { $count } причини.
        [many] І ще { $count } причин.
       *[other] І ще { $count } причини.
    }

## Rounds of proposals

rounds-title = Раунди
rounds-all-accepted = Останню пропозицію прийняли всі.
rounds-awaited = Чекаємо відповіді від:
rounds-propose = Запропонувати угоду
rounds-no-deal = Жодна збережена угода не дотримує всіх відомих зараз правил.
rounds-which = Яка угода
rounds-to = Кому
rounds-to-hint = Якщо нікого не вибрано, усім, хто має позицію або бере в ній участь.
rounds-note = Нотатка для посередників
rounds-lay-before = Подати їм
rounds-none = Вам нічого не пропонували.
rounds-proposal = Пропозиція
rounds-answered = відповідь дано
rounds-waits-for-you = чекає на вашу відповідь
rounds-answer = Ваша відповідь
rounds-says = Що ви кажете
rounds-accepts = Ми приймаємо
rounds-refuses = Ми відмовляємося
rounds-amends = Ми прийняли б інше
rounds-reason = Причина
rounds-by = Хто це сказав
rounds-hint = Це був натяк, а не заява
rounds-change = Що має змінитися
rounds-change-lead = Ці рядки стануть частиною вашої позиції.
rounds-rule = Назва правила
rounds-sentence = Правило одним реченням
rounds-rule-second = Назва другого правила
rounds-sentence-second = Друге правило одним реченням
rounds-line = Інший рядок, наприклад asks.НАЗВА
rounds-value = Що там стоятиме
rounds-drop = Рядок, який треба прибрати
rounds-send = Відповісти
rounds-says-too-little = Хто приймає, нічого не змінює; хто прийняв би інше, каже, що має змінитися.
rounds-answered-already = На цю пропозицію вже відповіли.
rounds-line-unreadable = Позицію в тому вигляді, в якому вона лежить тут, прочитати не можна. Повідомте посередників.
rounds-line-table = «{ $line }» — не рядок позиції. Пишіть ТАБЛИЦЯ.НАЗВА, наприклад { $example }; таблиця — одне з: { $tables }.
rounds-line-value = «{ $value }» не може стояти в рядку { $line }. Напишіть таблицю, наприклад { $example }.
rounds-line-absent = У позиції немає рядка { $line }, який можна було б прибрати.
rounds-makes-mistakes = Відповідь не збережено: вона не пасує до справи в теперішньому вигляді. Повідомте посередників.
