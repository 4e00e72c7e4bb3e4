import { languages } from '../web/src/text/language';
import { fetchLaterWords, fetchWords } from '../web/src/text/words';

// Tests make Texts of either language at once.
await Promise.all([...languages.map(fetchWords), ...languages.map(fetchLaterWords)]);
