### The page that field officers take along.

## The page that works without a network: where things stand

field-title = У дорозі
field-standing = Поточний стан
field-with-desk = Зв’язок із пультом є.
field-without-since = Мережі немає з { $moment }. Записане зберігається тут.
field-desk-away = Пульт зараз нічого не приймає. Записане зберігається тут.
field-not-reached = Зв’язку з пультом ще не було.
field-signed-out = Сеанс закінчився. Записане зберігається тут, доки ви не ввійдете знову.
field-other-account = Тут увійшов хтось інший. Збережене не його, і не доставляється.
field-short-without = Немає мережі
field-short-away = Пульт не приймає
field-short-out = Вхід не виконано
field-sign-in = Увійдіть, щоб доставити
field-waiting = Записано тут і не доставлено: { $count }
field-delivered = Доставлено: { $count }
field-shown-as-of = Показано стан на { $moment }
field-old = Застаріло, хвилин: { $minutes }
field-clock-ahead = Годинник цього пристрою поспішає проти годинника пульта, хвилин: { $minutes }
field-clock-behind = Годинник цього пристрою відстає від годинника пульта, хвилин: { $minutes }
field-clock-set = Годинник цього пристрою переведено після останньої звірки, хвилин: { $minutes }
field-ready = Ця сторінка відкривається без мережі.
field-no-key = Ключа, яким ви підписуєте, немає в цьому браузері: записати нічого не можна. Його створюють на сторінці облікового запису.
field-no-room = Зберегти не вдалося, це не записано. Запишіть на папері.
field-browser-unfit = Цей браузер не може нічого зберігати запечатаним. Візьміть паперовий аркуш або інший браузер.
field-wants-script = Ця сторінка працює лише зі скриптами. Без них працюйте на сторінці
field-board = «Табло»

## The page that works without a network: opening, shutting, forgetting

field-choose = Взяти потрібне з собою
field-choose-why = Воно запечатується в цьому браузері під парольною фразою від восьми знаків. Слова кращі за цифри. Ніхто не відкриє це за вас: після десяти помилок усе тут забувається.
field-passphrase = Парольна фраза
field-again = Ще раз
field-take-along = Взяти з собою
field-closed = Запечатано
field-open = Відкрити
field-opening = Відкривається …
field-shut = Запечатати
field-forget = Забути все
field-forgotten = На цьому пристрої більше нічого не зберігається.
field-passphrase-short = Закоротко: потрібно від восьми знаків.
field-passphrase-differs = Вони не збігаються.
field-passphrase-wrong = Неправильно. Залишилося спроб, перш ніж усе забудеться: { $count }

## The page that works without a network: what is recorded

field-rides = Рейси, взяті з собою
field-pseudonyms = Людей указано під псевдонімами: імена ніколи не беруть із собою.
field-no-rides = Жоден рейс плану вас не стосується.
field-works = Перевірки та заходи
field-offers = Що чекало на вас
field-recorded = Записано тут
field-is-so = Це вже так
field-act-boarded = На борту
field-act-alighted = Висадка
field-act-departed = Відправлення відбулося
field-act-arrived = Прибуття відбулося
field-act-verified = Особу підтверджено
field-act-handed-over = Передачу здійснено
field-act-followed-up = Повторна зустріч відбулася
field-act-not-travelling = Не їде
field-act-hold = Призупинити цей рейс
field-state-waits = тут, не доставлено
field-state-sent = надіслано, відповіді ще немає
field-state-delivered = доставлено
field-state-conflict = вирішувати вам
field-state-dropped = облишено за вашим рішенням
field-renumbered = підписано заново під іншим номером, з часом натискання

## The page that works without a network: what a human decides

field-conflicts = Вирішувати вам
field-conflict-already = Хтось уже сказав це.
field-conflict-irregular = Це вважатиметься порушенням, і все буде призупинено.
field-conflict-refused = Пульт відмовляє.
field-conflict-stale = Запізнилося. Якщо ви досі так вважаєте, воно буде сказане зараз.
field-side-here = Записано тут
field-side-desk = На пульті
field-say-all-the-same = Усе одно сказати
field-let-it-be = Облишити

## Sheets of paper

field-sheets = Аркуші для позначок
field-sheets-lead = Коли немає ні мережі, ні заряду: по аркушу на кожен рейс; позначають від руки й вносять пізніше.
field-sheet = Аркуш
field-sheet-how = Позначте, що сталося, впишіть місцевий час і підпишіться. За першої нагоди аркуш вносять у пульт.
field-sheet-people = Хто їде цим рейсом
field-sheet-number = Номер
field-sheet-who = Хто
field-sheet-at = о
field-sheet-signed = Ім’я, підпис, примітки
field-sheet-code = Код аркуша
field-sheet-revision = План { $plan }, редакція { $revision }, надруковано
field-read-sheet = Внести аркуш
field-read-how = Введіть код з аркуша або те, що записано в QR-коді.
field-read-photo = Або сфотографуйте QR-код
field-read-photo-none = На знімку коду аркуша не знайдено.
field-read = Прочитати
field-sheet-unknown = Цей пульт такого аркуша не робив: помилка в літері, або хтось його змінив.
field-sheet-older-plan = Аркуш за старим планом. Позначене кажеться за тим планом і читається за чинним.
field-sheet-since = Подій після друку: { $count }
field-sheet-stay = Указані на аркуші, але більше не їдуть:
field-ticks-how = Позначте тут те, що позначено на папері, із вписаним там часом.
field-ticks-day = День за годинником { $zone }
field-ticks-at = Час на папері, у 24-годинному вигляді
field-ticks-done = До рядків
field-sheet-no-time = Час не вказано, або такого того дня немає.
field-sheet-future = Час пізніший, ніж на годиннику пульта.
field-sheet-nothing = Не позначено нічого, що можна сказати.
field-lines = Рядки аркуша
field-lines-how = Ви підписуєте їх із часом, що на папері: спершу звірте.
field-lines-sign = Підписати й сказати
