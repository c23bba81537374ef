### Lists of persons: side by side, decided about, released.

## The sheet
lists-title = القوائم
lists-there = القوائم الموجودة
lists-none = لا توجد قوائم بعد.
lists-people =
    { $count ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
        [many] { $count } شخصًا
       *[other] { $count } شخص
    }
lists-unread = لا يمكن قراءتها: انظر ما الخطأ فيها.
lists-not-beside = ليست موضوعة الآن إلى جانب القوائم الأخرى.
lists-role-claims = يطلب هؤلاء
lists-role-acknowledges = يحتجز هؤلاء
lists-role-saw = رأى هؤلاء
lists-row = الصف { $row }
lists-faults = لا يمكن قراءة ما تقرّر
lists-old = تقرّر شيء بعد مقارنة هذه القوائم. هو محفوظ ويُحسب في المقارنة التالية.
lists-compare = قارن من جديد
lists-stopped = أُوقفت المقارنة أو تعذّرت. اطلبها من جديد في صفحة القوائم.
lists-being-compared = تجري مقارنة القوائم: سيظهر شيء هنا عندما تنتهي.
lists-choose = أي القوائم توضع جنبًا إلى جنب: ثلاث على الأكثر
lists-choose-do = ضعها جنبًا إلى جنب
lists-print = للطباعة
lists-mistakes = في وثائق الملف أخطاء الآن: أصلحها أولًا.
work-lists = القوائم جنبًا إلى جنب
work-at-lists = الصفوف التي قورنت: { $of }
talks-waits-pairs =
    { $count ->
        [zero] لا ينتظر أي زوج من الصفوف قرارًا
        [one] على أحد أن يقول من هو من: زوج واحد من الصفوف
        [two] على أحد أن يقول من هو من: زوجان من الصفوف
        [few] على أحد أن يقول من هو من: { $count } أزواج من الصفوف
        [many] على أحد أن يقول من هو من: { $count } زوجًا من الصفوف
       *[other] على أحد أن يقول من هو من: { $count } زوج من الصفوف
    }

## What the lists say of each
lists-statuses = ما تقوله القوائم عن كل شخص
lists-status = الوضع
lists-rows = الصفوف
lists-went-out = سُئل عنه، أُخبر به، أُفصح عنه
lists-double = مرتين في قائمة واحدة
lists-asked = سأل { $party }، { $at }
lists-told = أخبر { $by } طرف { $party }، { $at }
lists-released-to = أفصح عنه { $by } لطرف { $party }، { $at }
lists-fed = لأشخاص الملف
lists-agree =
    { $count ->
        [zero] لا أحد مسجّل في الملف هكذا.
        [one] شخص واحد مسجّل في الملف هكذا.
        [two] شخصان مسجّلان في الملف هكذا.
        [few] { $count } أشخاص مسجّلون في الملف هكذا.
        [many] { $count } شخصًا مسجّلون في الملف هكذا.
       *[other] { $count } شخص مسجّلون في الملف هكذا.
    }
lists-status-acknowledged = معترف به
lists-status-claimed = مطلوب
lists-status-denied = يُنكر احتجازه
lists-status-dead = متوفى
lists-status-released = أُفرج عنه
lists-status-missing = مفقود
lists-status-seen = شوهد
lists-status-unknown = غير معروف

## Who is who
lists-decide = قرّر من هو من
lists-review = من هو من
lists-names-needed = من دون الأسماء لا يمكن لأحد أن يقول من هو من. أظهرها: يُسجَّل أنك رأيتها.
lists-open = الزوج { $at } من { $open } بانتظار القرار
lists-decided-pair = هذا الزوج لا ينتظر قرارًا. الأزواج المنتظرة: { $open }
lists-other-looks = ينظر { $who } أيضًا إلى هذا الزوج.
lists-contested = قيل في هذا الزوج قولان مختلفان: لا يُعدّ شيء مقرّرًا حتى يتفق القائلون.
lists-own-word = قولك: { $says }
lists-said = { $by }: { $says }، { $at }
lists-changed-since = تغيّر أحد الصفين بعد ذلك
lists-none-open = لم يبق زوج بانتظار القرار.
lists-others-are-at-it = ينظر آخرون إلى كل الأزواج المنتظرة. ما يتركونه يأتيك: حمّل هذه الصفحة من جديد.
lists-last = آخر ما قيل
lists-nothing-said = لم يقل أحد شيئًا بعد.
lists-side-by-side = الصفان
lists-says-of-them = ما تقوله قائمته
lists-who-is-who = أهما الشخص نفسه
lists-reason = السبب، إن كان يُقال
lists-back = السابق
lists-next = التالي
lists-undo = اسحب قولي الأخير
lists-keys = المفاتيح
lists-evidence = ما يؤيد ذلك وما يخالفه
lists-compared = ما قورن
lists-found = ما وُجد
lists-weight = الوزن
lists-as-supplied = كما ورد
lists-sum = المجموع
lists-weight-means = كل بتّ من الوزن يضاعف أرجحية أن الصفين عن شخص واحد، وكل بتّ تحت الصفر ينصّفها.
lists-otherwise = كُتب قولك. قال غير ذلك: { $by }. يبقى القولان، ولم يتقرّر شيء.
lists-undone = سُحب قولك الأخير.
lists-nothing-undone = لا قول لك يمكن سحبه.
lists-written = كُتب قولك.
lists-says-same = هو نفسه
lists-says-different = مختلفان
lists-says-not-sure = غير متأكد
lists-says-taken-back = سُحب
lists-field-name = الاسم
lists-field-alias = اسم آخر
lists-field-given = الاسم الأول
lists-field-middle = الاسم الأوسط
lists-field-family = اسم العائلة
lists-field-father = الأب
lists-field-mother = الأم
lists-field-sex = الجنس
lists-field-born = تاريخ الميلاد
lists-field-birth-place = مكان الميلاد
lists-field-nationality = الجنسية
lists-field-document = الوثيقة
lists-field-unit = الوحدة
lists-field-held-at = مكان الاحتجاز
lists-field-standing = الحالة
lists-field-since = منذ
lists-pairs = أزواج تنتظر من يقول
lists-accounted = صفوف الملف: { $rows }. أشخاص: { $claims }. أضيف إلى شخص: { $joined }. عناوين: { $headings }. فارغة: { $empty }. ذُكر أنها خطأ: { $told }.

## A list is handed in
lists-hand-in = سلّم قائمة من
lists-hand-in-of = قائمة { $party }
lists-frozen = بدأت عملية: تبقى القائمة كما هي. ما تسلّمه يُحفظ لك.
lists-no-file = لم يُختر ملف، أو أنه فارغ.
lists-kind = القائمة ملف جدول أو نص بفواصل، ولا يُعرف هذا الملف.
lists-not-taken = لا يمكن أخذها هكذا: انظر ما الخطأ فيها. لم يضع منها شيء.
lists-dropped = تُرك ما سُلّم.
lists-taken = أُخذت القائمة: حلّت محل السابقة، والسابقة محفوظة.
lists-told-of-it = ما الخطأ فيها
lists-columns = ما في الأعمدة
lists-column = العمود
lists-holds = يحتوي
lists-first-rows = الصفوف الأولى
lists-cells-hidden = تظهر مع الأسماء
lists-other-sheets = أوراق أخرى تُقرأ بالطريقة نفسها: { $count }
lists-role = معنى الوجود في القائمة
lists-role-usual = بحسب صاحبها
lists-dates = تواريخ مثل 03/04
lists-dates-guess = كما تقول البقية
lists-dates-day = اليوم أولًا
lists-dates-month = الشهر أولًا
lists-headings = صفوف العناوين
lists-look = اقرأها هكذا من جديد
lists-take = خذ القائمة
lists-drop = اتركها
lists-changes = ما تغيّره
lists-changed = كما كانت: { $kept }. تغيّر: { $changed }. جديد: { $added }. زال: { $gone }.
lists-added = جديد
lists-gone = زال
lists-row-changed = تغيّر
lists-file = الملف
lists-file-kinds = ملف جدول أو نص، 24 ميبيبايت على الأكثر
lists-file-send = سلّم
lists-column-file = قيل ذلك من قبل
lists-column-heading = العنوان «{ $phrase }»
lists-column-holds = تخمين: في العنوان «{ $phrase }»
lists-column-others = تخمين من العناوين الأخرى
lists-column-contents = تخمين مما في الخلايا
lists-column-not-known = لا شيء يدل على معناه
lists-field-key = رقم الصف
lists-field-person = شخص من الملف، بمعرّفه
lists-field-other = شيء آخر، يُحفظ
lists-field-nothing = لا يُحفظ إطلاقًا

## A name goes out
lists-release = أفصح عن هذا الاسم لطرف
lists-release-unnamed = من يفصح عن اسم عليه أن يراه. أظهر الأسماء: يُسجَّل أنك رأيتها.
lists-release-sure = أفصح عن هذا الصف لطرف { $party }
lists-release-means = ستظهر الأسماء وتاريخ الميلاد وما تقوله القائمة عن الشخص وصاحب القائمة في ورقة ذلك الطرف. مجرد السؤال عن شخص قد يعرّضه للخطر. ما قُرئ لا يُسترد.
lists-release-do = أفصح
lists-release-not = ليس الآن
lists-release-to = إلى
lists-release-ask = تابع: يُسأل مرة أخرى
lists-released = أُفصح عنه
lists-release-withdraw = لم يعد ساريًا
lists-release-written = كُتب: الصف في ورقة ذلك الطرف.
lists-release-withdrawn = لم يعد ساريًا. ما قُرئ لا يُسترد.
lists-settle = أدخله في أشخاص الملف
lists-settle-frozen = بدأت عملية: يبقى أشخاص الملف كما هم.
lists-settled = ما أضيف أو تغيّر في أشخاص الملف: { $count }.
lists-settled-elsewhere = يُغيَّر يدويًا في case.toml: { $who }
