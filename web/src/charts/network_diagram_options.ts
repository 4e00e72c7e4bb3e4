/** What the network diagram is given, and what it tells. */

import type { ColumnAnswers } from './network_answers';
import type { ColumnLook, UnitPlace } from './network_layout';
import type { NetworkLayer } from './network_links';
import type { UnitGrids } from './network_units';

export interface NetworkShape {
  readonly inputs: number;
  /** Hidden layers first, the output layer last. */
  readonly layers: readonly NetworkLayer[];
  /** How the columns look, the inputs' first; a square per unit where it says nothing. */
  readonly looks?: readonly ColumnLook[];
  /** Whether units have maps of their own; true unless it says otherwise. */
  readonly maps?: boolean;
}

export interface NetworkPicture extends UnitGrids {
  readonly parameters: Float32Array;
  /** For units without maps, what each column answers to one sample; the inputs' first. */
  readonly answers?: readonly ColumnAnswers[];
}

/** A neuron or link under the pointer or with the focus; x and y from the host's top left corner. */
export type Inspected = (
  | {
      readonly kind: 'unit';
      readonly place: UnitPlace;
      readonly bias: number | null;
      /** Its answer to the sample shown, or null. */
      readonly answer: number | null;
    }
  | {
      readonly kind: 'link';
      readonly from: UnitPlace;
      readonly to: UnitPlace;
      readonly weight: number;
    }
) & { readonly x: number; readonly y: number };

export interface ColumnPlace {
  /** Centre, in CSS pixels from the host's left edge. */
  readonly x: number;
  /** Room to the next column. */
  readonly width: number;
  readonly kind: UnitPlace['kind'];
  readonly layer: number;
}

export interface NetworkDiagramOptions {
  /** Accessible name of the whole. */
  readonly label: string;
  readonly nameUnit: (place: UnitPlace) => string;
  readonly labelInput: (index: number) => string;
  readonly labelOutput?: (index: number) => string;
  readonly labelMore: (count: number) => string;
  readonly onInspect?: (inspected: Inspected | null) => void;
  readonly onHoverUnit?: (unit: number | null) => void;
  readonly onActivateUnit?: (place: UnitPlace) => void;
  readonly onLayout?: (columns: readonly ColumnPlace[]) => void;
  /** Kept free above the columns, in CSS pixels. */
  readonly headerHeight?: number;
}
