import { z } from "zod";
import { refusalSentence } from "~/i18n";
import { connectionId, shopDomain } from "~/shipping/ids";
import { fail } from "~/shipping/result";
import { checkConnection, refusalOfCheck } from "~/use-cases/check-connection";
import { refusal } from "~/use-cases/refusal";
import { carriedOut, defineVerb, noInput } from "../verb";

export const check = defineVerb({
  name: "check",
  parameters: "SHOP CONNECTION",
  summary: "Tries a connection's credentials, or what of it can be tried, without creating anything.",
  words: z.tuple([shopDomain, connectionId]),
  input: noInput,
  output:
    "{works:true, proves:'credentials'|'address'}, or {works:false, cause, message, words|null}, which ends with 1",
  async *act({ world }, [shop, id]) {
    const checked = await checkConnection(world, shop, id);
    if (!checked.ok) return checked;
    const { carrier, check: outcome } = checked.value;
    if (outcome.kind === "works") {
      yield { works: true, proves: outcome.proves };
      return carriedOut;
    }
    const { words } = outcome.error;
    const why = refusal(refusalOfCheck[outcome.cause], { carrier, ...(words === null ? {} : { words }) });
    yield { works: false, cause: outcome.cause, message: refusalSentence(why, "en"), words };
    return fail(why);
  },
});
