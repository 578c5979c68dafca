/** The colours of the toy island at golden hour. */
export const palette = {
  water: "#1B6CA8",
  waterDeep: "#175E94",
  waterLight: "#3D9BD0",
  shallows: "#4FC3E8",
  foam: "#F2FBFF",
  sand: "#F4E1A6",
  sandShade: "#DFC182",
  cliff: "#B5834C",
  grass: "#7CC36A",
  grassLight: "#93D27C",
  grassDark: "#65AF59",
  grassEdge: "#4C9650",
  leaf: "#2F7D4F",
  leafLight: "#49A566",
  leafDark: "#22623D",
  bark: "#9A6A42",
  barkLight: "#C08C5A",
  soil: "#DDBF86",
  stone: "#CFC7B8",
  stoneShade: "#A79E90",
  banana: "#FFD43B",
  bananaShade: "#EBA91F",
  bananaLight: "#FFF1A8",
  coconut: "#7A5236",
  coconutLight: "#9C6E4A",
  accent: "#FF7A3D",
  outline: "#3B2A20",
  shadow: "rgba(44, 30, 66, 0.30)",
  ink: "#22313F",
  card: "#FFFDF6",
  gold: "#FFC62B",
} as const;

/** One colour a seat: rings, leaf hats and the scoreboard's dots. Neighbouring seats differ strongly. */
export const seatColours = [
  "#FF7A3D",
  "#3D8BFF",
  "#E8457C",
  "#1FAE8E",
  "#9B5DE5",
  "#F2B01E",
  "#00A6C8",
  "#D4482F",
  "#5B8C2A",
  "#C65BCF",
  "#3F5BD9",
  "#B9770E",
  "#17877B",
  "#8A4FBF",
  "#E0607E",
  "#4F6D7A",
] as const;

export function seatColour(seat: number): string {
  return seatColours[((seat % 16) + 16) % 16] ?? palette.accent;
}
