import { memo, useEffect, useRef } from "react";
import { drawPortrait, lookOf } from "../render/monkeyArt";

interface AvatarProps {
  character: string;
  playerId: string;
  seat: number;
  /** CSS pixels. */
  size: number;
}

/** A monkey's face, drawn by the same code as on the island. */
export const Avatar = memo(function Avatar({ character, playerId, seat, size }: AvatarProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const brush = canvas?.getContext("2d");
    if (!canvas || !brush) return;
    const px = Math.round(size * Math.min(2, window.devicePixelRatio || 1));
    canvas.width = px;
    canvas.height = px;
    brush.translate(px / 2, px * 0.58);
    brush.scale(px / 78, px / 78);
    drawPortrait(brush, lookOf(character, playerId, seat));
  }, [character, playerId, seat, size]);
  return <canvas ref={ref} className="avatar" style={{ width: size, height: size }} aria-hidden="true" />;
});
