import type { ParcelLabel } from "~/shipping/ports/paper";
import { paragraph, stacked, written, type Block, type Column } from "./blocks";
import { linesOf } from "./lines";
import { heightOf } from "./page.server";
import { phoneText, placeText, type Speech } from "./speech";

/**
 * Who gets the parcel, and where: name, phones, address, place.
 *
 * @param surplus by how much the address has to be shortened to fit, which it says; null: it is whole
 */
export function recipientBlock(
  { recipient, place }: Pick<ParcelLabel, "recipient" | "place">,
  column: Column,
  speech: Speech,
  scale: number,
  surplus: number | null,
): Block {
  const { say, direction, translator } = speech;
  const sized = (size: number, weight: "regular" | "bold" = "regular") => ({ size: size * scale, weight });
  const placeBlock = place
    ? [paragraph(placeText(translator.language, place), sized(12.5, "bold"), column, "auto")]
    : [];
  if (!recipient) {
    return stacked([paragraph(say("recipientErased"), sized(12, "bold"), column, direction), ...placeBlock]);
  }
  const phones = recipient.phones.map(phoneText).join("  ·  ");
  const head = [
    paragraph(recipient.name, sized(15, "bold"), column, "auto"),
    paragraph(phones, sized(13, "bold"), column, "ltr"),
  ];
  const town = [recipient.zip, recipient.city].filter((part) => part.trim() !== "").join(" ");
  const address = [...recipient.addressLines, town].filter((line) => line.trim() !== "");
  const style = sized(11);
  const lines = address.flatMap((line) => linesOf(line, style, column.width, "auto"));
  if (surplus === null) return stacked([...head, written(lines, style, column), ...placeBlock]);

  const notice = paragraph(say("seeOrder"), sized(11, "bold"), column, direction);
  const heightOfOne = heightOf(lines, style) / Math.max(1, lines.length);
  const dropped = Math.ceil((surplus + notice.height) / Math.max(1, heightOfOne));
  const kept = lines.slice(0, Math.max(0, lines.length - dropped));
  return stacked([...head, written(kept, style, column), notice, ...placeBlock]);
}
