### What the desk says, in Arabic. Every language has the same messages with the same arguments; the tests hold it.
### What stands in braces with a dollar sign is put in: a name, a number, a moment.

## Days, moments, lists

month-1 = كانون الثاني/يناير
month-2 = شباط/فبراير
month-3 = آذار/مارس
month-4 = نيسان/أبريل
month-5 = أيار/مايو
month-6 = حزيران/يونيه
month-7 = تموز/يوليه
month-8 = آب/أغسطس
month-9 = أيلول/سبتمبر
month-10 = تشرين الأول/أكتوبر
month-11 = تشرين الثاني/نوفمبر
month-12 = كانون الأول/ديسمبر
day = { $day } { $month } { $year }
moment = { $day }، { $clocks } ({ $zone })
moment-utc = { $day }، { $clocks }
clock-utc = { $utc } بالتوقيت العالمي
clocks = { $utc } بالتوقيت العالمي · { $local } بالتوقيت المحلي ({ $offset })
clocks-other-day = { $utc } بالتوقيت العالمي · { $local } بالتوقيت المحلي يوم { $day } ({ $offset })
span-minutes = { $minutes } د
span-hours = { $hours } س { $minutes } د
list-comma = { "، " }

## What somebody is in a case. The name of a party follows a dash or a colon, so that it need not be declined.

role-lead = الوسيط الرئيسي
role-co-mediator = الوسيط المشارك
role-analyst = محلّل
role-liaison = مسؤول الاتصال – { $party }
role-field = موظف ميداني
role-medical = طبيب
role-interviewer = محايد يُجري المقابلات
role-delegate = مندوب – { $party }
role-guarantor = ضامن – { $party }
role-observer = مراقب
role-witness = شاهد على السجل

## Around every page

skip-to-main = الانتقال إلى المحتوى
nav-label = القائمة الرئيسية
nav-cases = القضايا
nav-account = الحساب
lock-now = اقفل الآن
lock-meaning = يُنهي جميع الجلسات وينسى مفاتيح المكتب
language = اللغة
language-choose = تغيير اللغة

## Unlocking the desk

unlock-title = فتح قفل المكتب
unlock-text = شُغّل المكتب وليست لديه مفاتيح بعد. لا يمكن لأحد أن يعمل هنا ولا أن يُقرأ شيء قبل فتح القفل.
unlock-new-text = هذا مكتب جديد. اختر عبارة المرور التي سيُفتح بها من الآن فصاعدًا، واكتب الرمز الظاهر على الطرفية التي شُغّل منها. من نسي عبارة المرور لا يستطيع فتح المكتب.
unlock-code = الرمز الظاهر على الطرفية
unlock-passphrase = عبارة المرور
unlock-again = عبارة المرور نفسها مرة أخرى
unlock-do = افتح القفل
unlock-wrong = لا يُفتح المكتب بهذه العبارة.
unlock-differs = العبارتان غير متطابقتين.
unlock-short = عبارة المرور قصيرة جدًا: يلزم اثنا عشر حرفًا على الأقل.
unlock-code-wrong = ليس هذا هو الرمز الظاهر على الطرفية.

## What is refused. Nothing here says more than its kind: what is denied reads like what is not there.

problem-malformed = تعذّرت قراءة الطلب
problem-malformed-text = ما أُرسل ليس على الصيغة المطلوبة. ارجع وراجعه ثم أرسله مرة أخرى.
problem-sign-in = لم يُسجَّل الدخول
problem-sign-in-text = سجّل الدخول ثم أعد المحاولة. لم يتغيّر شيء.
problem-elsewhere = لم يأتِ هذا الطلب من إحدى صفحات المكتب
problem-elsewhere-text = أُرسل من مكان آخر، أو بقيت الصفحة مفتوحة مدة طويلة. افتح الصفحة من جديد وأعد المحاولة. لم يتغيّر شيء.
problem-not-found = لا يوجد شيء هنا
problem-not-found-text = إمّا أنّ هذه الصفحة غير موجودة، وإمّا أنها ليست متاحة لك.
problem-method = لا يمكن طلب هذا بهذه الطريقة
problem-method-text = ارجع إلى الصفحة واستخدم الأزرار التي فيها.
problem-too-slow = استغرق وصول الطلب وقتًا طويلًا
problem-too-slow-text = قد يكون الاتصال ضعيفًا. أعد الإرسال؛ لم يتغيّر شيء.
problem-conflict = تغيّر هذا في الأثناء
problem-conflict-text = سبقك غيرك، أو سبق أن نُفّذ ذلك. انظر إلى الصفحة كما هي الآن وقرّر من جديد. لم يُستبدل شيء.
problem-too-large = هذا أكبر ممّا يُقبل
problem-too-large-text = أرسل أقلّ في المرة الواحدة.
problem-kind = هذا النوع غير مقبول
problem-kind-text = ارجع إلى الصفحة واستخدم النموذج الذي فيها.
problem-unfit = لا يمكن إجراء ذلك على هذا النحو
problem-unfit-text = فُهم الطلب، لكنّ أمرًا يحول دونه. لم يتغيّر شيء.
problem-too-many = محاولات كثيرة جدًا
problem-locked = المكتب مقفل
problem-locked-text = يجب أن يفتحه أولًا من يملك الصلاحية. لم يتغيّر شيء.
problem-unavailable = لا يستطيع المكتب الإجابة الآن
problem-unavailable-text = أعد المحاولة بعد قليل. كلّ ما سبق تأكيده محفوظ.
problem-defect = حدث خلل في المكتب
problem-defect-text = هذا خلل في النظام وليس خطأ منك. كلّ ما سبق تأكيده محفوظ. أبلغ من يدير المكتب بالرقم أدناه.
problem-too-many-text = حفاظًا على سلامة جميع العاملين هنا تُحصى المحاولات.
problem-too-many-wait =
    { $seconds ->
        [zero] انتظر لحظة ثم أعد المحاولة.
        [one] انتظر ثانية واحدة ثم أعد المحاولة.
        [two] انتظر ثانيتين ثم أعد المحاولة.
        [few] انتظر { $seconds } ثوانٍ ثم أعد المحاولة.
        [many] انتظر { $seconds } ثانية ثم أعد المحاولة.
       *[other] انتظر { $seconds } ثانية ثم أعد المحاولة.
    }
problem-back = إلى البداية
problem-go-on = متابعة
problem-request = رقم هذا الطلب:

## Signing in

sign-in-title = تسجيل الدخول
sign-in-passkey-text = استخدم مفتاح المرور المسجَّل على هذا الجهاز أو على مفتاح الأمان الذي تحمله.
sign-in-passkey = تسجيل الدخول بمفتاح المرور
sign-in-recover-title = من دون مفتاح المرور
sign-in-recover-text = إذا فقدت مفتاح المرور فاستخدم أحد رموز الاسترداد. كلّ رمز صالح مرة واحدة، ولا يتيح سوى تسجيل مفتاح مرور جديد.
sign-in-recovery-code = رمز الاسترداد
sign-in-recover = استخدام الرمز
sign-in-waits = من دون انتظار: { $account } من المحاولات الفاشلة لكلّ حساب، و{ $address } من العنوان الواحد. بعد ذلك يلزم الانتظار { $seconds } ث، وتتضاعف المدة بعد كلّ محاولة أخرى حتى { $minutes } د.
sign-out = تسجيل الخروج

## Passkeys

passkey-add = تسجيل مفتاح مرور آخر
passkey-label = اسم مفتاح المرور
passkey-label-hint = لتميّزه إن كان لديك أكثر من مفتاح.
passkey-needs-script = يحتاج مفتاح المرور إلى برنامج هذه الصفحة النصي، ومتصفّحك لا يشغّله.
passkey-unsupported = لا يدعم هذا المتصفّح مفاتيح المرور.
passkey-stopped = توقّفت العملية أو طالت. لم يتغيّر شيء؛ أعد المحاولة.
passkey-waiting = اتّبع ما يطلبه جهازك …

## Joining by an invitation

join-title = مرحبًا بك في المكتب
join-greeting = هذه الدعوة موجّهة إلى { $name }. إن لم تكن أنت المقصود فأغلق الصفحة وأبلغ المرسِل.
join-first = لا يعمل أحد في هذا المكتب بعد: من يسجّل هنا هو من يُعدّه.
join-name = الاسم الذي يناديك به الآخرون
join-roles = ستكون:
join-text = سجّل مفتاح مرور: يحفظه جهازك ولا يغادره أبدًا. ومن بعدها تسجّل الدخول به من دون كلمة سرّ.
join-register = تسجيل مفتاح مرور
invitation-until = الدعوة صالحة حتى { $moment }.

## Recovery codes

codes-title = رموز الاسترداد الخاصة بك
codes-text = اكتبها واحفظها بعيدًا عن جهازك. تُعرض هذه المرة فقط، وكلّ رمز صالح مرة واحدة.
codes-kept = كتبتُها
codes-left =
    { $count ->
        [zero] لم يبقَ أيّ رمز استرداد.
        [one] بقي رمز استرداد واحد.
        [two] بقي رمزا استرداد.
        [few] بقيت { $count } رموز استرداد.
        [many] بقي { $count } رمز استرداد.
       *[other] بقي { $count } رمز استرداد.
    }
codes-renew = إنشاء رموز جديدة؛ وتبطل القديمة

## One’s own account

account-title = حسابك
account-name = كيف يناديك الآخرون
account-rename = حفظ هذا الاسم
account-restricted = دخلت برمز استرداد: سجّل الآن مفتاح مرور. ولا يمكنك فعل أيّ شيء آخر قبل ذلك.
account-passkeys = مفاتيح المرور
account-passkeys-text = بها تسجّل الدخول. اثنان خير من واحد: إن فُقد جهاز أتاح لك الآخر الدخول.
account-devices = الأجهزة التي توقّع باسمك
account-devices-text = ما تقوله في العملية يُوقَّع على جهازك أنت. يُنشأ المفتاح في هذا المتصفّح ولا يمكن إخراجه منه، ولا يراه المكتب أبدًا. اشطب الجهاز فور فقدانه.
account-codes = رموز الاسترداد
account-language = لغة الحساب
account-language-text = يخاطبك المكتب باللغة
account-language-browser = لغة المتصفّح
account-sessions = جلساتك المفتوحة
device-here = هذا المتصفّح
device-label = اسم هذا الجهاز
device-add = السماح لهذا المتصفّح بالتوقيع باسمي
device-unsupported = لا يستطيع هذا المتصفّح حفظ مفتاح من هذا النوع. استخدم متصفّحًا أحدث أو وقّع بالبرنامج في مكان آخر.
strike-off = شطب
struck-off-on = شُطب: { $moment }
since = منذ { $moment }
session-seen = آخر استخدام: { $moment }
session-here = هذه الجلسة
session-end = إنهاء
session-end-others = إنهاء الجلسات الأخرى كلّها

## The team of a case

team-title = الفريق
team-which = أيّ من القضايا التي تقودها؟
team-none = لا تقود أيّ قضية. يرى فريقَ القضية وسيطُها الرئيسي.
team-members = من يعمل هنا
team-role = الصفة
team-grant = منح هذه الصفة
team-revoke = سحب
team-devices =
    { $count ->
        [zero] لا جهاز يوقّع
        [one] جهاز واحد يوقّع
        [two] جهازان يوقّعان
        [few] { $count } أجهزة توقّع
        [many] { $count } جهازًا يوقّع
       *[other] { $count } جهاز يوقّع
    }
team-end-sessions = إنهاء جميع الجلسات
team-close = إغلاق الحساب
team-invitations = الدعوات
team-no-invitations = لا توجد دعوات مفتوحة.
team-withdraw = سحب الدعوة
team-invite = دعوة شخص
team-name = الاسم
team-days = مدة الصلاحية بالأيام
team-invite-do = إنشاء الدعوة
invited-title = الدعوة
invited-text =
    { $days ->
        [zero] سلّم هذا الرابط إلى { $name } بطريقة تثق بها. يعمل مرة واحدة ولا يُعرض ثانية.
        [one] سلّم هذا الرابط إلى { $name } بطريقة تثق بها. يعمل مرة واحدة خلال يوم واحد، ولا يُعرض ثانية.
        [two] سلّم هذا الرابط إلى { $name } بطريقة تثق بها. يعمل مرة واحدة خلال يومين، ولا يُعرض ثانية.
        [few] سلّم هذا الرابط إلى { $name } بطريقة تثق بها. يعمل مرة واحدة خلال { $days } أيام، ولا يُعرض ثانية.
        [many] سلّم هذا الرابط إلى { $name } بطريقة تثق بها. يعمل مرة واحدة خلال { $days } يومًا، ولا يُعرض ثانية.
       *[other] سلّم هذا الرابط إلى { $name } بطريقة تثق بها. يعمل مرة واحدة خلال { $days } يوم، ولا يُعرض ثانية.
    }
invited-back = العودة إلى الفريق

## Accounts: what cannot be done

unfit-invitation = هذه الدعوة غير صالحة أو لم تعد صالحة. اطلب غيرها.
unfit-ceremony = طال هذا الأمر أو بدأ في مكان آخر. ابدأ من جديد.
unfit-passkey = لم يُقبل مفتاح المرور هذا.
unfit-code = رمز الاسترداد هذا غير صالح أو لم يعد صالحًا.
unfit-device = إمّا أنّ الجهاز لم يُثبت أنّ هذا المفتاح لديه، وإمّا أنّ المفتاح مستعمل.
unfit-last-passkey = هذا هو مفتاح المرور الوحيد للحساب. أضف مفتاحًا آخر أوّلًا.
unfit-not-recent = سجّل الدخول مرة أخرى أوّلًا: المدة المتاحة لهذا بعد تسجيل الدخول، بالدقائق: { $count }.
unfit-full = بلغ العدد أقصاه: { $count }. اشطب واحدًا أوّلًا.
unfit-text = طول الاسم من حرف واحد إلى { $count } على الأكثر من دون أحرف تحكّم.

## The log of access

access-title = سجل الاطلاع
access-kept = كلّ ما يطلبه العاملون في هذه القضية يُحفظ نحو سنة ولا يُعرض إلا على الوسيط الرئيسي. وإذا تكرر الطلب نفسه خلال ثانية زيد في عدده.
access-nothing = لم يُطلب شيء.
access-when = متى
access-who = من
access-what = ماذا
access-part = قسم من
access-came = النتيجة
access-times = كم مرة
access-before = ما قبل ذلك
access-left-out = طلبات لم يتسع لها المكان: { $count }
access-forgotten = قيود لم تعد تُقرأ: { $count }
access-span = { $from } – { $to }
access-allowed = سُمح به
access-denied = رُفض
access-part-mediator = الوسطاء
access-part-party = الطرف: { $party }
access-part-medical = الأطباء
access-part-interviewer = المحايد
access-part-field = الموظفون الميدانيون
access-part-observer = المراقبون
access-part-guarantor = الضامن: { $party }
access-part-desk = المكتب نفسه

## The operation: its pages

live-cases = القضايا
live-no-cases = ليس لك دور في أيّ قضية بعد.
live-nav = العملية
live-board = اللوحة
live-people = الأشخاص والبضائع
live-people-lead = لا يُذكر عن الموافقة والصحة والوثائق والهوية سوى ما إذا كان بوسع الشخص أن يسافر.
live-requests = الطلبات
live-no-requests = لا توجد طلبات.
live-record = السجل
live-paper = للطباعة
live-nobody = لا أحد معروض هنا.

## The operation: the connection

live-connection-none = هذه الصفحة كما كانت عند تحميلها؛ أعد تحميلها لترى ما تغيّر.
live-connection-live = مباشر: تتجدّد هذه الصفحة تلقائيًا.
live-connection-gone = لا اتصال: ما تراه قديم. تجري إعادة المحاولة.
live-connection-away = مخزن المكتب لا يستجيب: لا يُقبل ما يُقال الآن. وما جرى تأكيده محفوظ.
live-connection-opens = يجري فتح العملية.

## The operation: the board

live-sound = صوت عندما تنتظرني بوابة
live-wall-size = لشاشة الحائط
live-desk-size = لشاشة المكتب
live-names-show = إظهار الأسماء
live-names-hide = إظهار الأسماء المستعارة
live-pseudonyms = يظهر الأشخاص بأسماء مستعارة.
live-waits-for-you = ينتظرك
live-offers = ما يمكنك قوله الآن
live-nothing-to-say = لا شيء ينتظر قولك.
live-alerts = التنبيهات
live-no-alerts = لا يوجد ما يعترض.
live-gates = البوابات
live-waits-for = في انتظار:
live-not-yet = ليس بعد
live-rides = التحركات
live-balance = ميزان التبادل
live-party = الطرف
live-given = أعطى
live-received = استلم
live-owed = المستحق له
live-accepts = يقبل
live-who = من
live-from = من جهة
live-to = إلى جهة
live-state = الحالة
live-where = المكان
live-events = آخر ما قيل
live-nothing-said = لم يُقل شيء بعد.

## The operation: saying something

live-speak = قول شيء
live-line = بالكلمات
live-say = قل
live-speaks-as = تتكلّم بصفتك
live-ask = اضغط مرة أخرى لتأكيد القول
live-stop-hold = تعليق كلّ شيء مؤقتًا
live-stop-abort = قطع العملية
live-said-signing = يجري التوقيع …
live-said-accepted = حُفظ على القرص.
live-said-before = سبق أن قيل، وهو محفوظ على القرص.
live-said-refused = رُفض، ولم يتغيّر شيء:
live-unread = لا يمكن قراءة هذا، أو ليس لك أن تقوله، أو يذكر ما ليس معروفًا هنا؛ ولم يتغيّر شيء.
live-said-stale = وصل متأخرًا ولم يتغيّر شيء: قله ثانية إن كنت ما زلت تقصده.
live-said-failed = تعذّر الوصول إلى المكتب. قله ثانية حين يعود الاتصال: لا يُحتسب شيء مرتين.
live-said-no-key = المفتاح الذي توقّع به ليس في هذا المتصفّح.
live-say-heading = قول شيء وُقّع في مكان آخر
live-say-lead = وقّع هذا على جهازك حيث مفتاحك، ثم الصق السطر أدناه.
live-say-payload = ما يُوقَّع
live-say-case = القضية
live-say-operation = العملية
live-say-author = القائل
live-say-sequence = الرقم
live-say-paste = السطر الموقَّع

## The operation: beginning

live-not-begun = لم تبدأ أيّ عملية في هذه القضية.
live-plan = الخطة
live-kind = ما يُبدأ
live-kind-rehearsal = تمرين
live-kind-own = العملية نفسها
live-begin = ابدأ
live-cannot-begin = لا يمكن بدء شيء بهذه الخطة.

## The operation: the record

live-record-lead = قيود السجل التي تخصّك، والرأس الموقَّع للسجل كلّه.
live-record-origin = السجل
live-record-key = مفتاح السجل
live-record-size = مجموع القيود
live-record-root = الجذر
live-record-cosigned = شارك في توقيعه
live-record-not-cosigned = لا أحد بعد
live-record-entries = القيود
live-record-entry = القيد
live-record-kind = النوع
live-record-accepted = قُبل
live-record-pseudonyms = يذكر مضمون القيود الأشخاص بأسمائهم، فلا يظهر إلا مع إظهار الأسماء.
live-record-says = المضمون
live-record-files = للأخذ معك
live-verify = تحقّق
live-verify-doing = يجري التحقق في متصفّحك …
live-verify-sound = جميع الإثباتات والتوقيعات سليمة؛ عدد القيود المتحقَّق منها:
live-verify-unsound = ليس كلّ شيء كما ينبغي؛ السليم:
live-verify-without = من دون برنامج نصي: خذ الملفات معك واستخدم `takas record verify` أو أيّ أداة تحقّق من c2sp.org/tlog-proof.
live-more = المزيد

## The operation: paper

live-paper-lead = يُذكر الأشخاص في المطبوعات بأسماء مستعارة.
live-paper-abort = بطاقة القطع
live-paper-order = أمر العمليات
live-paper-gate = قائمة التحقق:
live-paper-manifest = بيان الركاب:
live-paper-protocol = محضر التسليم، بالإنكليزية و
live-paper-protocol-english = محضر التسليم، بالإنكليزية وحدها
