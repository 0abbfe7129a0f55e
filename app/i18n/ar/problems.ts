import type { Catalogue } from "../catalogue";

const nothingToDo = "لا شيء مطلوب منكم.";

export const problems: Catalogue<"ar">["problems"] = {
  nothing_to_ship: { happened: "لم يبق شيء للشحن في هذا الطلب.", todo: nothingToDo },
  digital_only: { happened: "كل ما في هذا الطلب رقمي: لا قطعة تُنقل.", todo: nothingToDo },
  local_pickup: { happened: "يستلم الزبون هذا الطلب بنفسه.", todo: nothingToDo },
  no_delivery: { happened: "هذا الطلب بلا توصيل.", todo: nothingToDo },
  test_order: { happened: "هذا طلب تجريبي، والطلبات التجريبية لا تُشحن أبدا.", todo: nothingToDo },
  order_cancelled: { happened: "أُلغي الطلب في Shopify.", todo: nothingToDo },
  already_fulfilled: {
    happened: "الطلب مجهَّز بالفعل في Shopify.",
    todo: "لا شيء مطلوب؛ ولشحنه بواسطة Navette ألغوا أولا تجهيزه في Shopify.",
  },
  twin_skipped: {
    happened: [
      "قررتم ألا يُشحن هذا الطلب: هو تكرار للطلب {{order}}.",
      "قررتم ألا يُشحن هذا الطلب: هو تكرار لطلب آخر.",
    ],
    todo: "لا شيء مطلوب؛ يمكنكم تغيير رأيكم في صفحة الطلب.",
  },
  on_hold: {
    happened: ["الطلب معلّق في Shopify ({{reasons}}).", "الطلب معلّق في Shopify."],
    todo: "ارفعوا التعليق في Shopify؛ ثم يتابع Navette تلقائيا.",
  },
  scheduled: {
    happened: ["الطلب مبرمج ليوم {{date}}.", "الطلب مبرمج لوقت لاحق."],
    todo: "انتظروا هذا التاريخ أو قدّموه في Shopify.",
  },
  not_yet_routed: {
    happened: "لم يحدد Shopify بعد الموقع الذي يخرج منه الطلب.",
    todo: "انتظروا لحظة؛ يتابع Navette ما إن يحدد Shopify الموقع.",
  },
  no_carrier: {
    happened: [
      "لا توجد شركة توصيل مربوطة تخدم هذا البلد: {{country}}.",
      "لا توجد شركة توصيل مربوطة تخدم هذه الوجهة.",
    ],
    todo: "اربطوا شركة توصيل تخدم هذا البلد ثم اشحنوا الطلب.",
  },
  no_local_carrier: {
    happened: "هذا توصيل محلي، ولا توجد شركة توصيل محلي مربوطة.",
    todo: "اربطوا Delivety ثم اشحنوا الطلب.",
  },
  payment_pending: {
    happened: ["لم يصل بعد الدفع عبر «{{gateway}}»، وهو ليس دفعا عند الاستلام.", "لم يصل دفع هذا الطلب بعد."],
    todo: "انتظروا الدفع؛ وإن كان على الموزع تحصيله فاشحنوا الطلب بأنفسكم.",
  },
  third_party_location: {
    happened: ["القطع في «{{location}}»، وهو موقع تديره خدمة أخرى.", "القطع في موقع تديره خدمة أخرى."],
    todo: "تلك الخدمة تشحنها؛ وإلا فانقلوها في Shopify إلى أحد مواقعكم.",
  },
  old_order: {
    happened: "هذا طلب قديم: لا يمسّه الشحن التلقائي.",
    todo: "إن كان لا بد من إرساله فاشحنوه بأنفسكم.",
  },
  ship_again: {
    happened: "انتهى طرد سابق بهذه القطع دون تسليم.",
    todo: "اشحنوا الطلب من جديد حين يمكن إرسال القطع؛ لا يخرج شيء دونكم.",
  },
  address_missing: {
    happened: "عنوان التوصيل غائب أو ناقص.",
    todo: "أكملوه على الطلب في Shopify؛ ثم يتابع Navette تلقائيا.",
  },
  name_missing: {
    happened: "اسم المستلم غائب.",
    todo: "أضيفوه إلى عنوان التوصيل في Shopify؛ ثم يتابع Navette تلقائيا.",
  },
  phone_missing: {
    happened: "ليس في الطلب أي رقم هاتف.",
    todo: "اطلبوه من الزبون وأضيفوه إلى عنوان التوصيل في Shopify.",
  },
  phone_invalid: {
    happened: "رقم هاتف الطلب غير ممكن.",
    todo: "صحّحوه في عنوان التوصيل في Shopify؛ ثم يتابع Navette تلقائيا.",
  },
  phone_foreign: {
    happened: [
      "رقم الهاتف ليس من هذا البلد: {{country}}. لا تتصل {{carrier}} بالأرقام الأجنبية.",
      "رقم الهاتف أجنبي، ولا تتصل {{carrier}} بالأرقام الأجنبية.",
    ],
    todo: "اطلبوا من الزبون رقما محليا وأضيفوه إلى عنوان التوصيل في Shopify.",
  },
  place_unknown: {
    happened: [
      "لا يوضّح العنوان مكان التسليم. أماكن محتملة: {{candidates}}.",
      "لا يوضّح العنوان الولاية التي يكون فيها التسليم.",
    ],
    todo: "اختاروا الولاية في صفحة الطلب في Navette، أو اكتبوها في خانة المدينة من العنوان في Shopify.",
  },
  twin_order: {
    happened: [
      "الهاتف نفسه والقطع نفسها في الطلب {{order}}، وبينهما أقل من 24 ساعة.",
      "الهاتف نفسه والقطع نفسها في طلب آخر، وبينهما أقل من 24 ساعة.",
    ],
    todo: "قولوا هل يُشحن هذا أيضا أم لا؛ لا يخرج شيء قبل جوابكم.",
  },
  place_not_served: {
    happened: ["لا توصّل {{carrier}} إلى {{region}}.", "لا توصّل {{carrier}} إلى هذا العنوان."],
    todo: "اختاروا شركة توصيل أخرى، أو اتفقوا مع الزبون على عنوان آخر.",
  },
  amount_above_limit: {
    happened: [
      "مبلغ هذا الطلب {{amount}} يتجاوز أقصى ما تحصّله {{carrier}} ({{limit}}).",
      "مبلغ هذا الطلب يتجاوز أقصى ما تحصّله {{carrier}} ({{limit}}).",
      "المطلوب في هذا الطلب أكثر مما تحصّله {{carrier}}.",
    ],
    todo: "قسّموه أو اطلبوا تسبقة.",
  },
  amount_unreadable: {
    happened: "تعذر على Navette معرفة ما بقي على الزبون دفعه.",
    todo: "تحققوا من دفع الطلب في Shopify؛ لا يُرسل شيء بمبلغ تقديري.",
  },
  currency_mismatch: {
    happened: [
      "تحصّل {{carrier}} بعملة {{expected}}، وهذا الطلب بعملة {{currency}}.",
      "لا تحصّل {{carrier}} بعملة هذا الطلب.",
    ],
    todo: "اشحنوه مع شركة تحصّل هذه العملة، أو اطلبوا دفعه مسبقا.",
  },
  text_too_long: {
    happened: [
      "أطول مما تقبله {{carrier}}: {{field}} (عدد الأحرف {{length}}، والأقصى {{limit}}).",
      "أطول مما تقبله {{carrier}}: {{field}} (أقصى عدد للأحرف {{limit}}).",
      "نص في الطلب أطول مما تقبله {{carrier}}.",
    ],
    todo: "اختصروه على الطلب في Shopify؛ لا يقطع Navette شيئا من تلقاء نفسه.",
  },
  carrier_auth: {
    happened: "ترفض {{carrier}} مفتاح الوصول الخاص بربطكم.",
    todo: "أدخلوا مفتاحا صالحا في الربط ثم أعيدوا محاولة الشحنة.",
  },
  carrier_rejected: {
    happened: "رفضت {{carrier}} الطرد.",
    todo: "صحّحوا سبب الرفض على الطلب في Shopify ثم أعيدوا محاولة الشحنة.",
  },
  carrier_duplicate: {
    happened: "تقول {{carrier}} إن لديها طردا لهذا الطلب.",
    todo: "تحققوا على بوابتها قبل إعادة المحاولة: قد يخرج طرد ثان.",
  },
  carrier_unavailable: {
    happened: [
      "لا تجيب {{carrier}} منذ {{since}}. الطرود المنتظرة: {{waiting}}.",
      "لا تجيب {{carrier}} حاليا.",
    ],
    todo: "لا شيء مطلوب منكم: يعيد Navette المحاولة تلقائيا.",
  },
  carrier_unexpected: {
    happened: "أجابت {{carrier}} بما لا يفهمه Navette.",
    todo: "تحققوا على بوابتها من وجود الطرد ثم أعيدوا محاولة الشحنة.",
  },
  uncertain: {
    happened: "لم يصل الجواب: قد يكون الطرد موجودا لدى {{carrier}}.",
    todo: "لا تنشئوه يدويا. يسأل Navette الشركة إن كان سؤالها ممكنا؛ وإلا فأكّدوا وجوده أو عدمه من بوابتها.",
  },
  pickup_uncertain: {
    happened: "لم يصل جواب طلب الاستلام: ربما هو لدى {{carrier}}.",
    todo: "لا شيء مطلوب: يتحقق Navette لدى {{carrier}}. لا تعيدوا الطلب يدويا.",
  },
  return_ignored: {
    happened: "أخذت {{carrier}} طلب الإرجاع، لكن الطرد يواصل طريقه كأن شيئا لم يُطلب.",
    todo: "اتفقوا مع الموزع ثم أكّدوا ذلك في صفحة الطلب.",
  },
  not_sent_by_staff: {
    happened: "أكّدتم أن هذا الطرد لم يُنشأ قط.",
    todo: "يمكن شحن الطلب من جديد.",
  },
  carrier_state_unknown: {
    happened: "تعلن {{carrier}} حالة لا يعرفها Navette.",
    todo: "اقرؤوا الحالة كما كتبتها الشركة؛ تحتفظ الشحنة بآخر حالة معروفة.",
  },
  carrier_contradiction: {
    happened: [
      "تعلن {{carrier}} «{{theirs}}» بينما كانت حالة الطرد «{{ours}}».",
      "تعلن {{carrier}} حالة تناقض ما هو معروف.",
    ],
    todo: "اسألوا شركة التوصيل عن مكان الطرد؛ تبقى الحالة الأكثر تقدما.",
  },
  parcel_missing: {
    happened: ["لم تعد {{carrier}} تعرف الطرد {{trackingNumber}}.", "لم تعد {{carrier}} تعرف هذا الطرد."],
    todo: "اسألوا {{carrier}} عن مصيره ثم أكّدوا ذلك في صفحة الطلب؛ أو ألغوا الطرد واشحنوا من جديد.",
  },
  parcel_not_ended: {
    happened: [
      "انتهت هذه الشحنة هنا، لكن طردها {{trackingNumber}} ما زال لدى {{carrier}}.",
      "انتهت هذه الشحنة هنا، لكن طردها ما زال لدى {{carrier}}.",
    ],
    todo: "افتحوا الطرود التي وُجدت لدى شركات التوصيل: ضمّوه إن كان سيُنقل، وإلا فاطلبوا من {{carrier}} إلغاءه ثم أكّدوا أنكم عالجتم أمره.",
  },
  parcel_doubled: {
    happened: [
      "لدى {{carrier}} طرد ثان بالمرجع نفسه: {{trackingNumber}}.",
      "لدى {{carrier}} طرد ثان بالمرجع نفسه.",
    ],
    todo: "اطلبوا من {{carrier}} إلغاء أحدهما، ثم أكّدوا بين الطرود الموجودة أنكم عالجتم أمره.",
  },
  cancelled_by_staff: {
    happened: "ألغى فريقكم هذا الطرد.",
    todo: "لا شيء مطلوب؛ يمكن شحن الطلب من جديد.",
  },
  cancelled_by_carrier: {
    happened: "أُلغي الطرد لدى {{carrier}}.",
    todo: "عالجوا السبب ثم اشحنوا الطلب من جديد.",
  },
  delivery_failed: {
    happened: "تخلّت {{carrier}} عن تسليم هذا الطرد.",
    todo: "اسألوا الموزع أين الطرد ثم أكّدوا ذلك في صفحة الطلب.",
  },
  changed_after_sending: {
    happened: [
      "تغيّر الطلب بعد إرساله، ولا تعلم {{carrier}} بذلك: {{changes}}.",
      "تغيّر الطلب بعد إرساله، ولا تعلم {{carrier}} بذلك.",
    ],
    todo: "أخبروا الموزع ثم أكّدوا ذلك في صفحة الطلب؛ أو ألغوا الطرد واشحنوا من جديد.",
  },
  cancel_refused: {
    happened: "ترفض {{carrier}} إرجاع الطرد.",
    todo: "اتفقوا مع الموزع على مصير الطرد ثم أكّدوا ذلك في صفحة الطلب.",
  },
  cancel_by_hand: {
    happened: "أُلغي الطلب في Shopify، ولا يستطيع Navette إلغاء طرد لدى {{carrier}}.",
    todo: "أخبروا {{carrier}} بأن الطرد ملغى ثم أكّدوا ذلك في صفحة الطلب.",
  },
  fulfillment_cancelled: {
    happened: "ألغى أحدهم التجهيز في Shopify والطرد في الطريق.",
    todo: "ألغوا الطرد؛ أو أعيدوا محاولة الشحنة فيكتب Navette التجهيز من جديد.",
  },
  shopify_rejected: {
    happened: "رفض Shopify تسجيل تجهيز الطلب.",
    todo: "الطرد موجود لدى شركة التوصيل. راجعوا الطلب في Shopify وجهّزوه يدويا عند الحاجة برقم التتبع.",
  },
  shopify_access: {
    happened: "لم يعد Shopify يسمح لتطبيق Navette بالعمل في هذا المتجر.",
    todo: "افتحوا Navette في لوحة Shopify ووافقوا على الأذونات المطلوبة.",
  },
  webhook_unreadable: {
    happened: ["تعذرت قراءة رسالة واردة ({{topic}}).", "تعذرت قراءة رسالة واردة."],
    todo: "الرسالة محفوظة. إن كانت من Shopify فغيّروا شيئا في الطلب، ولو وسما: فيعيد Navette قراءته.",
  },
  postal_code_invalid: {
    happened: "الرمز البريدي ليس من هذا البلد، أو ليس من ولاية العنوان.",
    todo: "صحّحوا الرمز البريدي أو الولاية في Shopify؛ ثم يتابع Navette تلقائيا.",
  },
  parcels_out_of_range: {
    happened: "عدد الطرود المذكور على الطلب أكبر مما تقبله {{carrier}} في شحنة واحدة، أو هو صفر.",
    todo: "صحّحوا العبارة «\u2068parcels: N\u2069» على الطلب.",
  },
  service_level_unknown: {
    happened: [
      "لا توجد لدى {{carrier}} خدمة «{{service}}»، بل {{known}}.",
      "لا توجد لدى {{carrier}} الخدمة المذكورة على الطلب.",
    ],
    todo: "صحّحوا العبارة «\u2068service: NAME\u2069» على الطلب، أو احذفوها.",
  },
  weight_missing: {
    happened: "تطلب {{carrier}} وزنا، ولا وزن لأي قطعة.",
    todo: "حدّدوا وزن المنتجات في Shopify، أو وزنا افتراضيا في إعدادات Navette.",
  },
  pickup_incomplete: {
    happened: "يجب أن تعرف {{carrier}} من أين وممّن تستلم الطرد، وبعض ذلك ناقص.",
    todo: "أكملوا معلومات الاستلام في إعدادات Navette، أو الموقع في Shopify.",
  },
  product_unmapped: {
    happened: [
      "«{{title}}» غير مرتبط بأي منتج لدى {{carrier}}.",
      "إحدى القطع غير مرتبطة بأي منتج لدى {{carrier}}.",
    ],
    todo: "اربطوها في إعدادات Navette.",
  },
  not_validated: {
    happened: "أُنشئ الطرد، لكن {{carrier}} لا تستلمه إلا بعد تأكيده.",
    todo: "أكّدوا الشحنة عندما يكون الطرد جاهزا.",
  },
  carrier_moved: {
    happened: ["تجيب {{carrier}} الآن من عنوان آخر: {{address}}.", "تجيب {{carrier}} الآن من عنوان آخر."],
    todo: "غيّروا العنوان في الربط؛ ثم يتابع ما كان ينتظر تلقائيا.",
  },
};
