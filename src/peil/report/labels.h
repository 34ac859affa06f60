#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "peil/report/pen.h"

/// What the study calls its items and answers, wherever they are printed.
namespace peil::report::labels {

/// The label of the question that asks an item, of a row of a matrix its own; its name where it is
/// known from print alone.
Words item(const Pen& pen, const std::string& wave, const std::string& item);

/// The label of an answer to it; its name, or the point of a scale, where it has none.
Words answer(const Pen& pen, const std::string& wave, const std::string& item,
             const std::string& answer);

/// What a variable by which people are told apart is called: a group, language or wave, a question,
/// or a design variable of the sample, which has the name of the register where the study gives it
/// no label.
Words variable(const Pen& pen, const std::string& wave, const std::string& name);

/// Likewise one of its levels.
Words level(const Pen& pen, const std::string& wave, const std::string& variable,
            const std::string& level);

/// The label of the choice that a figure is the share of; nothing for another statistic.
Words choice(const Pen& pen, const FigureName& figure);

/// What a "mean", "low", "high" or "nps" is called: of a mean also its scale, where that is not the
/// one that everybody knows; of an end its points.
/// Contract  ends have a scale.
Words statistic(const Pen& pen, std::string_view statistic, const std::optional<Scale>& scale);

/// "8 or higher", "2 or lower": an end of a scale.
Words end(const Pen& pen, const Scale& scale, bool high);

}  // namespace peil::report::labels
