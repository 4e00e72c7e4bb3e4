import type { Session } from '../../wasm_bindings/descent_module';
import type { Grids } from '../../wasm_bindings/grids_types';

/** A whole picture of columns 0 and 1 in one go. */
export function drawPicture(session: Session, resolution: number, unitResolution = 0): Grids {
  session.beginPicture(resolution, unitResolution, 0, 1);
  session.advancePicture(Number.POSITIVE_INFINITY);
  const grids = session.takePicture(null);
  if (!grids) throw new Error('the picture was not finished');
  return grids;
}
