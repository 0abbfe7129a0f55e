/** A phone as screens and logs may show it: enough to recognise, not enough to call ("••• 56"). */
export const maskPhone = (phone: string): string => {
  const digits = phone.replace(/\D/g, "");
  return digits.length >= 6 ? `••• ${digits.slice(-2)}` : "•••";
};
