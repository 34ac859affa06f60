#include "peil/cli/response_words.h"

#include <fmt/format.h>

#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/cli/percent_words.h"
#include "peil/cli/representative.h"
#include "peil/cli/text_table.h"

namespace peil::cli {
namespace {

using disclosure::Gated;

std::string percent(double share) { return percent_words(share); }

std::string percent(const std::optional<double>& share) { return share ? percent(*share) : "-"; }

std::string whole(std::size_t n) { return std::to_string(n); }

class ResponseWriting {
 public:
  explicit ResponseWriting(const app::ResponseOfStudy& of)
      : study_(of.study), r_(of.response), least_(of.study.rules.least_shown) {}

  std::string all() {
    text_ = fmt::format("{}, wave {}: who took part.\n", study_.name, r_.wave);
    if (r_.fictional) text_ += "Fictional data: the answers were made up by peil simulate.\n";
    text_ += "Mode of the wave: " + (r_.mode.empty() ? std::string("not recorded") : r_.mode) +
             ". The mode of one person is not kept.\n";
    if (r_.imported)
      text_ +=
          "Who was asked is not known: the wave comes from a file. There is no response, coverage "
          "or R-indicator of it.\n";
    add_lines();
    add_lagging();
    if (r_.representative) text_ += representative_words(*r_.representative, r_.mark_sd);
    add_languages();
    add_items();
    add_straight();
    add_marks();
    add_late();
    add_top();
    return text_;
  }

 private:
  template <class T>
  std::string why(const Gated<T>& thing) const {
    return "held: " + disclosure::because(*thing.held, least_);
  }

  void add_lines() {
    if (r_.lines.empty()) return;
    TextTable table;
    table.row({"response", "", "asked", "of frame", "began", "to the end", "RR1", "RR2",
               "RR1 weighted", "broke off"});
    for (const auto& of : r_.lines) {
      const fieldwork::ResponseLine& one = of.told;
      if (of.held) {
        table.row({one.variable, one.level, why(of), "", "", "", "", "", "", ""});
        continue;
      }
      table.row({one.variable, one.level, whole(one.drawn), percent(one.drawn_of_frame()),
                 whole(one.answered), whole(one.complete), percent(one.rr1()), percent(one.rr2()),
                 percent(one.rr1_weighted()), percent(one.break_off())});
    }
    text_ += '\n' + table.text();
    text_ +=
        "RR1 and RR2 are AAPOR's: to the end, or begun, of all who were asked, with everybody "
        "unheard counted as\neligible. Here everybody who began and broke off "
        "counts as partial; `peil field` goes by the plan,\nby refusals and by what came back, and "
        "has the other rates.\n";
    if (r_.frame_rows == 0) return;
    text_ += fmt::format("The frame had {}", counted(r_.frame_rows, "row"));
    for (const auto& [reason, people] : r_.left_out)
      text_ += fmt::format("; left out for '{}': {}", reason, people);
    text_ += ".\n";
  }

  void add_lagging() {
    for (const disclosure::ReleasedLagging& of : r_.lagging) {
      const fieldwork::LaggingLevel& one = of.told;
      text_ += fmt::format(
          "\n{} '{}' lags: {} to the end, of all others {}. Who of them gave a mark counts for "
          "{:.1f} "
          "people, everybody\nelse for {:.1f}; they are {} of the people, {} of the marks and {} "
          "of "
          "the weight.",
          one.variable, one.level, percent(one.response()), percent(one.others_response()),
          one.weight, one.others_weight, percent(one.of_persons), percent(one.of_answers),
          percent(one.of_weight));
      if (of.mark_held == disclosure::Held::TooFew)
        text_ +=
            fmt::format(" Their mark is held: fewer than {} answers of them or of the others.\n",
                        study_.rules.least_tested);
      else if (of.mark_held)
        text_ += " Their mark is held: " + disclosure::because(*of.mark_held, least_) + ".\n";
      else
        text_ += fmt::format(" Their mark: {:.2f} with weighting, {:.2f} without.\n", one.weighted,
                             one.unweighted);
    }
  }

  void add_languages() {
    if (r_.languages.empty()) return;
    TextTable table;
    table.row({"language", "began", "to the end"});
    for (const auto& of : r_.languages) {
      if (of.held)
        table.row({of.told.language, why(of), ""});
      else
        table.row({of.told.language, whole(of.told.answered), whole(of.told.complete)});
    }
    text_ += '\n' + table.text() + "The language of those who did not answer is not kept here.\n";
  }

  void add_items() {
    TextTable table;
    table.row(
        {"item", "asked", "answers", "don't know", "not applicable", "left empty", "not reached"});
    for (const auto& of : r_.items) {
      const fieldwork::ItemResponse& one = of.told;
      if (one.domain != "all" || !one.language.empty()) continue;
      if (of.held)
        table.row({one.item, why(of), "", "", "", "", ""});
      else
        table.row({one.item, whole(one.asked()), whole(one.answers), whole(one.dont_know),
                   whole(one.not_applicable), whole(one.skipped), whole(one.not_reached)});
    }
    text_ += '\n' + table.text() + "By group and language: --json.\n";
  }

  void add_straight() {
    for (const auto& of : r_.straight) {
      const fieldwork::StraightLines& one = of.told;
      if (one.domain != "all" || !one.language.empty()) continue;
      text_ += of.held
                   ? fmt::format("Straight lines in '{}': {}.\n", one.matrix, why(of))
                   : fmt::format("Straight lines in '{}' ({} rows): {} of {} people ({}).\n",
                                 one.matrix, one.rows, one.same, one.people, percent(one.share()));
    }
  }

  void add_marks() {
    TextTable table;
    table.row({"overall mark", "answers", "unweighted", "weighted", "design effect",
               "largest weight", ""});
    for (const auto& of : r_.marks) {
      const estimate::MarkWeighting& one = of.told;
      if (of.held)
        table.row({one.domain, why(of), "", "", "", "", ""});
      else
        table.row({one.domain, whole(one.weights.rows), fmt::format("{:.2f}", one.unweighted),
                   fmt::format("{:.2f}", one.weighted),
                   fmt::format("{:.2f}", one.weights.design_effect),
                   fmt::format("{:.1f} times the mean", one.weights.high_ratio),
                   one.rests_on_few() ? "rests on few heavy weights" : ""});
    }
    text_ += '\n' + table.text();
  }

  void add_late() {
    using Known = fieldwork::LateContrast::Known;
    text_ += "\nThose who answered last against those before them:\n";
    for (const auto& of : r_.late) {
      const fieldwork::LateContrast& one = of.told;
      text_ += "  " + one.domain + ": ";
      if (of.held)
        text_ += why(of);
      else if (one.known == Known::OneDay)
        text_ += "not known, all answers bear one day";
      else if (one.known == Known::NoError)
        text_ += "not tested, the design gives no error";
      else
        text_ += fmt::format("{} from {} on, {} before; {:+.2f} (standard error {:.2f}, p {:.3f})",
                             one.late, day_text(one.from), one.early, one.difference.value,
                             one.difference.standard_error.value_or(0.0), one.p);
      text_ += ".\n";
    }
    text_ += "When people were reminded is not recorded, so that nothing is split there.\n";
  }

  void add_top() {
    if (!r_.top) return;
    const disclosure::ReleasedTop& top = *r_.top;
    if (top.compared == 0) {
      text_ += fmt::format(
          "\nHighest answers throughout by unit and day: not looked at, no unit has {} people on "
          "one "
          "day beside others.\n",
          least_);
      return;
    }
    text_ += fmt::format("\nHighest answers throughout by unit and day ({}): {} compared, {}.\n",
                         join(top.variables, ", "), counted(top.compared, "cell"),
                         top.cells.empty() && top.held == 0 ? "none stands out" : "some stand out");
    for (const fieldwork::TopCell& cell : top.cells)
      text_ +=
          fmt::format("  {} '{}'{}: {} of {} people, {:.1f} expected; p {:.3f}, corrected.\n",
                      cell.variable, cell.level, top.one_day ? "" : " on " + day_text(cell.day),
                      cell.top, cell.people, cell.expected, cell.p);
    if (top.held > 0) text_ += fmt::format("  held, too few or telling of all: {}.\n", top.held);
    for (const fieldwork::WithoutTop& one : top.marks)
      text_ +=
          fmt::format("  {}: mark {:.2f}, and {:.2f} without the {} people who gave them there.\n",
                      one.domain, one.mark, one.without, one.left_out);
    if (!top.cells.empty() || top.held > 0)
      text_ += "Nothing is left out of any figure for it (docs/methods/begging.md).\n";
  }

  const Study& study_;
  const disclosure::ReleasedResponse& r_;
  std::size_t least_;
  std::string text_;
};

}  // namespace

std::string response_text(const app::ResponseOfStudy& of) { return ResponseWriting(of).all(); }

}  // namespace peil::cli
