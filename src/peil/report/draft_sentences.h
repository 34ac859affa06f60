#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/findings/finding.h"
#include "peil/report/pen.h"

namespace peil::report {

/// A sentence of a letter and what it says, as in the braces behind marked words; "nothing" of one
/// that says nothing of the figures.
struct DraftSentence {
  Words words;
  std::vector<std::string> says;
};

/// "The overall mark of Students was 7.6 in 2013 (between 7.5 and 7.7)."
std::optional<DraftSentence> level_of(Pen& pen, const FigureName& name);
/// How a mark moved: "The overall mark of Students rose by 0.30 since 2011, more than chance."
/// Every sentence names what it is about: it stays what it says when those around it are edited.
DraftSentence since(Pen& pen, const Step& step);
/// The same of a mark that was not told yet. Contract: it rose or fell.
DraftSentence moved(Pen& pen, const Step& step);
/// One a group of which it is tested.
std::vector<DraftSentence> against_benchmark(Pen& pen, const findings::Finding& finding);
/// Contract: more than chance.
DraftSentence between_groups(Pen& pen, const Step& step);
/// Which aspects, of findings of one kind and group. Contract: there are some, and none is a theme.
DraftSentence of_aspects(Pen& pen, std::span<const findings::Finding* const> findings);
DraftSentence took_part(Pen& pen, const findings::ResponseChange& response);

}  // namespace peil::report
