### Що стіл каже про плани та картини операції, українською.

## Plans: which there are

plans-title = Плани
plans-none = Плану ще немає.
plans-lead = План складають за збереженою угодою. Те, що не затверджено, бачать лише посередники.
plans-lead-others = Ці плани затверджено, або за ними почалася операція.
plans-plan = План
plans-of-deal = За угодою
plans-begun = Операція почалася за цим планом.
plans-approved = Затверджено
plans-not-approved = Ще не затверджено
plans-stale = Відколи складено цей план, справа змінилася: сплануйте знову.
plans-stale-text = Відколи складено цей план, змінилися справа, операція або угода. Сплануйте знову.
plans-reading = Цей план читають і перевіряють; сторінка завантажиться знову сама.
plans-case-unread = У файлах справи є помилки: спершу виправте їх.
plans-worth = Перебування під загрозою: { $minutes } людино-хвилин. Останнє прибуття через { $span }. Рейсів: { $rides }.
plans-approved-by = Затвердив(ла) { $name }: { $moment }
plans-still-wanted =
    { $count ->
        [one] Ще не затверджено: має затвердити ще { $count } людина.
        [few] Ще не затверджено: мають затвердити ще { $count } людини.
       *[other] Ще не затверджено: мають затвердити ще { $count } людей.
    }

## Plans: one of them

plans-approve = Затвердити цей план
plans-rehearse = Почати репетицію
plans-begin = Почати саму операцію
plans-make = Скласти план за збереженою угодою
plans-make-do = Скласти
plans-again = Інший план після події
plans-happened = Що сталося, по одній події в рядку, як їх приймає команда replan:
plans-again-do = Скласти наново
work-at-plan = План
plans-try = Випробувати цей план на затримки й відмови стільки разів
plans-try-do = Випробувати
work-at-rehearse = План випробовується, прогонів: { $of }
plans-compare = Порівняти з планом
plans-compare-do = Показати, що зсунулося
plans-see-as = Подивитися очима сторони
plans-see-as-do = Подивитися як ця сторона
plans-looks-as = Ви бачите те, що бачить ця сторона:
plans-looks-whole = Знову показати все
plans-own-sheet = Ваш аркуш для друку
plans-part-chart = Хто де і коли
plans-part-map = Маршрути
plans-part-moment = Крок за кроком
plans-part-movements = Рейси
plans-part-gates = Чого чекає кожен бар’єр
plans-part-quotas = Квоти
plans-part-works = Перевірки та заходи
plans-part-worth = Наскільки добрий план
plans-part-critical = Від чого залежить кінець
plans-part-exposed = Хто де і скільки чекає
plans-part-controllability = Якщо все триватиме довше
plans-part-fallbacks = Що підготовлено
plans-part-safe = Якщо обмін перервуть
plans-part-own-people = Кого це стосується
plans-part-own-movements = Рейси ваших людей
plans-part-own-vehicles = Ваш транспорт

## Plans: two of them

plans-changes = Що зсунулося
plans-before = Раніше
plans-after = Тепер
plans-no-change = Нічого не зсунулося.
plans-unchanged = Без змін рейсів: { $unchanged } з { $before }. Перевірок і заходів в інший час: { $works }.
plans-change-chart = Обидва плани на одній схемі
plans-change-caption = Блідо: як було заплановано раніше; темно: як тепер. Бар’єр показано пунктиром там, де відчинявся раніше.
plans-moved = Рейси, що відбудуться інакше
plans-added = Нові рейси
plans-dropped = Скасовані рейси
plans-gate-moved = Відчиняється в інший час:
plans-gate-added = Новий:
plans-gate-dropped = Скасований:

## Pictures of an operation

pictures-title = Зображення
pictures-lead = Створено з того, що вам можна знати; оновлюється, коли щось сказано.
pictures-none = Зображувати поки нічого.
pictures-map = Рейси на цей час
pictures-map-caption = Крапка стоїть там, де транспортний засіб за останнім повідомленням: на місці або в дорозі, за часткою планового часу, що минула. Нікого не відстежують.
pictures-flow = Потік переміщень
pictures-flow-caption = Стрічка тим ширша, чим більше йде цим шляхом. Темно: прибули. Пунктир: у дорозі.
pictures-balance = Баланс у часі
pictures-balance-caption = Вище своєї лінії сторона віддала більше, ніж отримала, нижче — менше. Суцільна: як було. Пунктир: за планом.
pictures-course = За планом і насправді
pictures-course-caption = Блідо: за планом; темно: як було. Бар’єр показано пунктиром там, де він мав відчинитися.
