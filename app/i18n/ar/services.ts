import type { ServiceText } from "../catalogue";

export const services: Readonly<Record<ServiceText, string>> = {
  requestPickup: "طلب الاستلام",
  pickupNothing: "لا طرد ينتظر الاستلام",
  pickupUnclear: "لم يصل جواب {{carrier}} بعد: يواصل Navette وحده.",
  pickupPaper: "وثيقة الاستلام {{number}}",
  requestReturn: "طلب الإرجاع",
  returnTitle: "هل تطلبون إرجاع هذا الطرد؟",
  returnText: "يطلب Navette من {{carrier}} إرجاع الطرد. قد ترفض، أو تقبل ثم تسلّمه مع ذلك: ستُظهر حالاته ذلك.",
  keepTravelling: "ترك الطرد في طريقه",
  doneReturn: "أُخذ طلب الإرجاع؛ ستُظهر حالات الطرد هل يعود.",
  remarks: "الملاحظات",
  showRemarks: "قراءة الملاحظات",
  noRemarks: "لا ملاحظات بعد.",
  newRemark: "ملاحظة إلى الموزع",
  addRemark: "إرسال الملاحظة",
  doneRemark: "وصلت الملاحظة إلى شركة التوصيل.",
  carrierHistory: "السجل لدى {{carrier}}",
  showHistory: "قراءة سجل شركة التوصيل",
  notRead: "تعذرت القراءة",
};
