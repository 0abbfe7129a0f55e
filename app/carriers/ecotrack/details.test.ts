import { describe, expect, it } from "vitest";
import { readStatuses } from "./tracking";

const detailsOf = (told: object): unknown =>
  readStatuses({ data: { EC1: { status: "en_livraison", activity: [], ...told } } })?.get("EC1")?.details;
const desk = {
  desk_phone: "023456789",
  desk_commune: "Bab Ezzouar",
  desk_map_link: "https://maps.example/?q=36.72,3.18",
  desk_address: " Cité 8 mai, local 3 ",
};

describe("beside a parcel's state", () => {
  it("stands the desk where the shopper fetches it", () => {
    expect(detailsOf(desk)).toEqual({
      desk: {
        commune: "Bab Ezzouar",
        address: "Cité 8 mai, local 3",
        phone: "023456789",
        mapUrl: "https://maps.example/?q=36.72,3.18",
      },
    });
  });

  it("stands the driver who has it: the phone, and the name told last", () => {
    const activity = [{ driver: "Livreur 7" }, { driver: "Karim" }, { driver: "" }, { reason: "Absent" }];
    expect(detailsOf({ driver_phone: "0550000000", activity })).toEqual({
      courier: { name: "Karim", phone: "0550000000" },
    });
    expect(detailsOf({ driver_phone: 550000000 })).toEqual({ courier: { name: null, phone: "550000000" } });
  });

  it.each<[string, object]>([
    ["nothing", {}],
    ["nothing where all is empty", { desk_phone: "", desk_commune: "", desk_map_link: "", desk_address: "" }],
    ["nothing where it is null", { desk_phone: null, driver_phone: null }],
    ["no name of a driver who has it no more", { driver_phone: "", activity: [{ driver: "Karim" }] }],
    ["no link alone that is none", { desk_map_link: "chez nous" }],
  ])("stands %s", (_what, told) => {
    expect(detailsOf(told)).toBeUndefined();
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "maps.example/desk", "https://"])(
    "stands no link to %s",
    (desk_map_link) => {
      expect(detailsOf({ ...desk, desk_map_link })).toMatchObject({ desk: { mapUrl: null } });
    },
  );
});
