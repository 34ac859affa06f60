#pragma once

#include "peil/model/claim.h"
#include "peil/model/document.h"
#include "peil/report/pen.h"

namespace peil::report {

// The sections of the report, in its order. Each takes what it needs from the pen's material.

Section summary(Pen& pen);    ///< marks, changes and one honest sentence: the first screen
Section trend(Pen& pen);      ///< all waves, breaks and benchmark
Section changes(Pen& pen);    ///< verdicts since the wave before, with their family
Section tails(Pen& pen);      ///< both ends of the scale of the mark
Section groups(Pen& pen);     ///< customer groups in the last wave
Section aspects(Pen& pen);    ///< items of the last wave, ordered; empty blocks: none asked
/// What goes together with the overall mark, per reporting group.
Section drivers(Pen& pen, const findings::DriversFound& found);
Section recommend(Pen& pen);  ///< recommend scores; empty blocks: none asked
Section response(Pen& pen);   ///< who was asked and who answered
/// "Nobody answered among ..."; nothing when somebody of every group did.
Words silent_words(const Pen& pen, const WaveResults& results);
Section method(Pen& pen);           ///< how it was done
Section disclosure_list(Pen& pen);  ///< the eleven items of AAPOR, as far as known
Section letter(Pen& pen, const JudgedLetter& letter);  ///< its claims and their verdicts
Section figures_used(Pen& pen);  ///< every figure above with its key; call last

}  // namespace peil::report
