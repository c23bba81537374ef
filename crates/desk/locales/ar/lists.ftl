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
lists-mistakes = في ملفات القضية أخطاء الآن: أصلحها أولًا.
lists-stop-the-case = في قائمة، أو في ما قيل عن أعمدتها، أخطاء: لا يمكن العمل على بقية القضية حتى تُصحَّح.
lists-again = قل من جديد ما في أعمدتها
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
lists-told = أخبر { $by } الطرف { $party }، { $at }
lists-released-to = أفصح عنه { $by } للطرف { $party }، { $at }
lists-fed = لأشخاص القضية
lists-agree =
    { $count ->
        [zero] لا أحد مسجّل في القضية هكذا.
        [one] شخص واحد مسجّل في القضية هكذا.
        [two] شخصان مسجّلان في القضية هكذا.
        [few] { $count } أشخاص مسجّلون في القضية هكذا.
        [many] { $count } شخصًا مسجّلون في القضية هكذا.
       *[other] { $count } شخص مسجّلون في القضية هكذا.
    }
lists-status-acknowledged = معترف باحتجازه
lists-status-claimed = يُدّعى احتجازه
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
lists-pair-gone = تغيّر أحد الصفين أو زال منذ عُرض هذا الزوج: لم يعد ممكنًا قول شيء عنه كما كان.
lists-one-is-free = ينتظر زوج لا ينظر إليه أحد غيرك.
lists-last = آخر ما قيل
lists-nothing-said = لم يقل أحد شيئًا بعد.
lists-side-by-side = الصفان
lists-says-of-them = ما تقوله قائمته
lists-who-is-who = أهما الشخص نفسه؟
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
lists-evidence-moved = لم يُكتب شيء: منذ نظرت صار ما يؤيد هذا الزوج أو يخالفه غير ما كان. انظر من جديد، وأعد قولك إن كنت ما زلت تقصده.
lists-nothing-undone = لا قول لك يمكن سحبه.
lists-written = كُتب قولك.
lists-says-same = الشخص نفسه
lists-says-different = شخصان مختلفان
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
lists-field-standing = الوضع بحسب القائمة
lists-field-since = منذ
lists-pairs = أزواج تنتظر من يقول
lists-accounted = صفوف الملف: { $rows }. أشخاص: { $claims }. أضيف إلى شخص: { $joined }. عناوين: { $headings }. فارغة: { $empty }. ذُكر أنها خطأ: { $told }.

## A list is handed in
lists-hand-in = قدّم قائمة من
lists-hand-in-of = قائمة { $party }
lists-frozen = بدأت عملية: تبقى القائمة كما هي. ما تقدّمه يُحفظ لك.
lists-no-file = لم يُختر ملف، أو أنه فارغ.
lists-kind = القائمة ملف بصيغة CSV أو TSV أو XLSX أو ODS أو JSON أو FollowTheMoney.
lists-not-taken = لا يمكن أخذها هكذا: انظر ما الخطأ فيها. لم يضع منها شيء.
lists-overtaken = لم يؤخذ شيء: منذ رأيت هذه الصفحة وُضعت قائمة أخرى في المكان، أو قدّمت ملفًا آخر. أدناه ما ستغيّره قائمتك الآن.
lists-instead-of = في مكانها الآن:
lists-carried-heading = ما تقرّر بشأن صفوفها
lists-carried = أقوال تبقى: { $kept }. عن صفوف تغيّرت: { $changed }. عن صفوف لم تعد توجد: { $lost }.
lists-carried-releases = إفصاحات لن تعود سارية لأن صفوفها لم تعد كما كانت: { $count }.
lists-carried-lost = قيل عن صفوف لم تعد توجد: يُحفظ ولا يُحسب
lists-carried-changed = قيل عن صفوف تغيّرت: يُحسب وعليه علامة
lists-dropped = تُرك ما قُدّم.
lists-taken-up = هذه هي القائمة الموجودة هناك. صحّح ما في أعمدتها ثم خذها.
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
lists-file-kinds = CSV أو TSV أو XLSX أو ODS أو JSON أو FollowTheMoney، ٢٤ ميبيبايت على الأكثر
lists-file-send = قدّم
lists-column-file = قيل ذلك من قبل
lists-column-heading = العنوان «{ $phrase }»
lists-column-holds = تخمين: في العنوان «{ $phrase }»
lists-column-others = تخمين من العناوين الأخرى
lists-column-contents = تخمين مما في الخلايا
lists-column-not-known = لا شيء يدل على معناه
lists-field-key = رقم الصف
lists-field-person = شخص من القضية، بمعرّفه
lists-field-other = شيء آخر، يُحفظ
lists-field-nothing = لا يُحفظ إطلاقًا

## A name goes out
lists-release = أفصح عن هذا الاسم لطرف
lists-release-unnamed = من يفصح عن اسم عليه أن يراه. أظهر الأسماء: يُسجَّل أنك رأيتها.
lists-release-sure = أفصح عن هذا الصف للطرف { $party }
lists-release-means = ستظهر الأسماء وتاريخ الميلاد وما تقوله القائمة عن الشخص وصاحب القائمة في ورقة ذلك الطرف. مجرد السؤال عن شخص قد يعرّضه للخطر. ما قُرئ لا يُسترد.
lists-release-do = أفصح
lists-release-not = ليس الآن
lists-release-to = إلى
lists-release-ask = تابع: يُسأل مرة أخرى
lists-released = أُفصح عنه
lists-release-withdraw = لم يعد ساريًا
lists-release-written = كُتب: الصف في ورقة ذلك الطرف.
lists-release-withdrawn = لم يعد ساريًا. ما قُرئ لا يُسترد.
lists-release-would = لم يُكتب شيء. كان { $row } سيُفصح عنه للطرف { $party }؛ يُفصح عنه إن أُرسل من جديد مع «sure».
lists-noted-heading = من سأل ومن أُخبر
lists-noted-none = لم يُكتب شيء بعد.
lists-note-asked = سأل طرف عن هذا الشخص
lists-note-asked-party = من سأل
lists-note-asked-who = من سمعه من الوسطاء؛ أنت إن لم يُكتب شيء
lists-note-told = أُخبر طرف عن هذا الشخص
lists-note-told-party = من أُخبر
lists-note-told-who = من أخبره من الوسطاء؛ أنت إن لم يُكتب شيء
lists-note-at = متى، بتوقيت { $zone }؛ الآن إن لم يُكتب شيء
lists-note-remark = ملاحظة
lists-note-write = اكتب
lists-noted = كُتب.
lists-untold-never = لم يُفصح عن الصف للطرف { $party }: لم يكن لأحد أن يُخبر به. أفصح عنه أولًا إن جاز ذلك؛ فمجرد السؤال عن اسم قد يعرّض صاحبه للخطر.
lists-untold-not-yet = لم يكن الصف قد أُفصح عنه بعد للطرف { $party } في ذلك الوقت.
lists-untold-withdrawn = كان الإفصاح عن الصف للطرف { $party } قد سُحب بحلول ذلك الوقت.
lists-untold-changed = لم يعد الصف كما أُفصح عنه للطرف { $party }: تغيّر منذ ذلك الحين.
lists-time-unread = هذا ليس وقتًا: اكتبه هكذا 2025-03-01T10:00.
lists-time-to-come = لم يحن ذلك الوقت بعد: ما لم يحدث لا يُكتب.
lists-settle = أدخله في أشخاص القضية
lists-settle-frozen = بدأت عملية: يبقى أشخاص القضية كما هم.
lists-settled = ما أضيف أو تغيّر في أشخاص القضية: { $count }.
lists-settled-elsewhere = يُغيَّر يدويًا في case.toml: { $who }
lists-screening = التدقيق في القوائم المنشورة
work-screening = التدقيق في القوائم المنشورة
lists-screening-means = يُدقَّق في أسماء المتعاقَد معهم للعملية (ناقلون وجهات دفع ومورّدون ووسطاء تجاريون) مقابل القوائم المنشورة. أما أشخاص التبادل فلا يُدقَّق في أسمائهم أبدًا. التطابق المحتمل سؤال يُطرح على إنسان، ولا يستبعد أحدًا من تلقاء نفسه.
lists-screening-who = من يُدقَّق في أسمائهم
lists-screening-hired =
    { $count ->
        [zero] لا أحد تحت `[hired]` في `mediator/operation.toml`.
        [one] واحد تحت `[hired]` في `mediator/operation.toml`.
        [two] اثنان تحت `[hired]` في `mediator/operation.toml`.
        [few] { $count } متعاقدين تحت `[hired]` في `mediator/operation.toml`.
        [many] { $count } متعاقدًا تحت `[hired]` في `mediator/operation.toml`.
       *[other] { $count } متعاقد تحت `[hired]` في `mediator/operation.toml`.
    }
lists-screening-nobody = لا أحد بعد تحت `[hired]` في `mediator/operation.toml`.
lists-screening-faults = تعذرت قراءة أسماء المتعاقَد معهم أو ما تقرّر بشأن التطابقات المحتملة: انظر ما الخطأ.
lists-screening-published = القوائم المنشورة
lists-screening-no-lists = لا قائمة منشورة مع القضية بعد. لا يُجلب شيء من الشبكة: يأتي بها أحدهم.
lists-screening-entries =
    { $count ->
        [zero] لا قيود
        [one] قيد واحد
        [two] قيدان
        [few] { $count } قيود
        [many] { $count } قيدًا
       *[other] { $count } قيد
    }
lists-screening-drop = أزلها
lists-screening-kinds = القائمة الموحدة للأمم المتحدة (XML)، أو قائمة الاتحاد الأوروبي (CSV)، أو FollowTheMoney، أو SDN.CSV لمكتب OFAC ومعه ALT.CSV وADD.CSV؛ ٢٤ ميبيبايت على الأكثر
lists-screening-send = احفظها مع القضية
lists-screening-kept = حُفظت مع القضية مختومة.
lists-screening-dropped = أُزيلت.
lists-screening-not-kept = تعذرت قراءتها قائمة منشورة: انظر ما الخطأ. لم يُحفظ شيء.
lists-screening-too-many = لا يُحفظ مع القضية أكثر من ثماني قوائم منشورة: أزل واحدة أولًا.
lists-screening-hits = التطابقات المحتملة
lists-screening-due = لم يجرِ التدقيق منذ تغيّر شيء من هذا.
lists-screening-nothing = لا أحد ليُدقَّق في اسمه، أو لا قائمة منشورة للمقارنة بها.
lists-screening-do = دقّق
lists-screening-open = أسئلة تنتظر: { $count }
lists-screening-threshold = ابتداءً من { $threshold } يُسأل إنسان: لكل القوائم وللجميع على السواء.
lists-screening-no-hit = لا تطابق محتمل
lists-screening-waits = ينتظر من يقول من هو من.
