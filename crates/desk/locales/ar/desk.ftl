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
role-interviewer = محايد يُجري المقابلات على انفراد
role-delegate = مندوب – { $party }
role-guarantor = ضامن – { $party }
role-observer = مراقب
role-witness = شاهد على السجل

## Choosing a language

language-choose = اللغة
language-change = تغيير اللغة

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
