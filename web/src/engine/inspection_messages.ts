import type { InspectionResult } from '../../../wasm_bindings/inspection_types';

/** How the message begins of a look that was given up for another one or a start anew. */
export const GIVEN_UP = 'inspection: given up';

/** What to look at closely, always of the weights as they are now. */
export type InspectionRequest =
  | { readonly subject: 'layers'; readonly bins: number }
  | {
      readonly subject: 'surface';
      /** Random directions as long as the weights, or those of the way that training has taken. */
      readonly directions: 'random' | 'principal';
      /** 1 for a line, 2 for a plane. */
      readonly axes: 1 | 2;
      /** 1 is the length of the weights, or the reach of the way. */
      readonly radius: number;
      /** Points along an axis, an odd number. */
      readonly points: number;
      readonly seed: number;
    }
  | { readonly subject: 'curvature' }
  | { readonly subject: 'examples'; readonly samples: 'training' | 'nextBatch' }
  | {
      readonly subject: 'pass';
      /** The sample with this number, or what is trained next. */
      readonly samples: 'one' | 'nextBatch';
      readonly sample: number;
      /** Its place among all. */
      readonly parameter: number;
    };

export type InspectionSubject = InspectionRequest['subject'];

/** A close look at the weights of one moment. */
export type Inspection<Subject extends InspectionSubject = InspectionSubject> = Extract<
  InspectionResult,
  { readonly subject: Subject }
> & { readonly epoch: number; readonly run: number };
