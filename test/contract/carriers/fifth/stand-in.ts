import { z } from "zod";
import { json, retryAfter, type StandInModule, type Answer } from "../../../stand-ins/kit";

const parcel = z.object({
  reference: z.string().min(1),
  name: z.string().min(1),
  phone: z.string().regex(/^\d+$/, "digits alone"),
  address: z.string(),
  amount: z.string(),
});

const refuse = (
  status: number,
  message: string,
  headers: Record<string, string> = {},
  field?: string,
): Answer => json(status, { message, field }, headers);

/** The fifth carrier's side: it takes parcels, and says whose token is good. */
export const standIn: StandInModule = {
  name: "medina-courier",
  options: { "no-limits": "let every call through" },
  create() {
    const parcels: z.infer<typeof parcel>[] = [];
    const isGood = (token: string | string[] | undefined) =>
      typeof token === "string" && !token.startsWith("bad");
    return {
      routes: [
        {
          method: "POST",
          path: "/parcels",
          operation: "parcels",
          handler(request) {
            if (!isGood(request.headers["x-token"])) return refuse(401, "unknown token");
            const given = parcel.safeParse(request.json());
            if (given.success) {
              parcels.push(given.data);
              return json(201, { taken: true });
            }
            const [issue] = given.error.issues;
            const field = String(issue?.path[0] ?? "");
            return refuse(422, `${field}: ${issue?.message ?? ""}`, {}, field);
          },
        },
        {
          method: "GET",
          path: "/me",
          operation: "me",
          handler: (request) =>
            isGood(request.headers["x-token"]) ? json(200, { ok: true }) : refuse(401, "unknown token"),
        },
      ],
      control: [],
      entities: () => ({ parcels: parcels.map(({ reference }) => ({ reference })) }),
      faultAnswers: {
        "401": () => refuse(401, "unknown token"),
        "426": (fault) => refuse(426, "slow down", retryAfter(fault)),
        "429": (fault) => refuse(429, "slow down", retryAfter(fault)),
        "500": () => refuse(500, "broken"),
      },
    };
  },
};
