#include "peil/disclosure/open_data_answers.h"

#include <algorithm>

#include "peil/model/expression.h"

namespace peil::disclosure {
namespace {

using Groups = OpenDataItem::Groups;
using Shown = OpenDataItem::Shown;

void add_places(const Expression& condition, const Questionnaire& form,
                std::vector<std::size_t>& places) {
  for (const std::string& name : names_in(condition)) {
    const auto place = form.find(name);
    if (!place) continue;
    places.push_back(*place);
    const auto& calculation = form.questions[*place].calculation;
    if (calculation) add_places(*calculation, form, places);
  }
}

// Questions that decide whether this one is asked, and with which choices, by their places; through
// what is calculated of them as well.
std::vector<std::size_t> route_to(const Question& question, const Questionnaire& form) {
  std::vector<std::size_t> places;
  for (const auto& condition : {question.relevant, question.choice_filter}) {
    if (condition) add_places(*condition, form, places);
  }
  return places;
}

class Choosing {
 public:
  Choosing(const OpenWave& of, const std::vector<OpenKey>& keys, const std::vector<Key>& levels,
           const OpenRows& people)
      : of_(of), keys_(keys), levels_(levels), people_(people) {}

  std::map<std::string, Shown> run() {
    std::map<std::string, Shown> all;
    for (const Item& item : of_.wave.items) {
      if (item.kind == ItemKind::Number || !is_laid_open(item)) continue;
      const Question& question = of_.question_of(item);
      const std::size_t place = place_of(question);
      const std::size_t key = place_of_key(item);
      Shown shown = key < keys_.size() ? told_of(key, levels_, people_) : choose(item, question);
      remember(place, shown);
      if (key == keys_.size()) all.emplace(item.name, std::move(shown));
    }
    return all;
  }

  // A key tells on whose route an answer lies that is hidden of the same person.
  bool is_betrayed_by(std::size_t key) const {
    if (keys_[key].item == nullptr || keys_[key].dropped) return false;
    const Question& question = of_.question_of(*keys_[key].item);
    for (const std::size_t before : route_to(question, of_.form)) {
      const auto hidden = hidden_.find(before);
      if (hidden == hidden_.end()) continue;
      for (std::size_t row = 0; row < hidden->second.size(); ++row) {
        if (hidden->second[row] && people_.told.keys[key][row] != key_withheld) return true;
      }
    }
    return false;
  }

 private:
  std::size_t place_of(const Question& question) const {
    return static_cast<std::size_t>(&question - of_.form.questions.data());
  }
  std::size_t place_of_key(const Item& item) const {
    return static_cast<std::size_t>(std::ranges::find(keys_, &item, &OpenKey::item) -
                                    keys_.begin());
  }

  void remember(std::size_t question, const Shown& shown) {
    Shown& hidden = hidden_.try_emplace(question, shown.size(), false).first->second;
    for (std::size_t row = 0; row < shown.size(); ++row)
      hidden[row] = hidden[row] || (people_.told.open[row] && !shown[row]);
  }

  Shown choose(const Item& item, const Question& question) const {
    const OpenDataItem gate(item, of_.statistics_of(item.name), of_.domains, people_, of_.limits);
    Shown shown = people_.told.open;
    hide_groups(gate.secret_groups(), shown);
    hide_groups(told_apart(item, of_, people_), shown);
    for (const std::size_t before : route_to(question, of_.form)) {
      const auto hidden = hidden_.find(before);
      if (hidden == hidden_.end()) continue;
      for (std::size_t row = 0; row < shown.size(); ++row)
        shown[row] = shown[row] && !hidden->second[row];
    }
    if (item.kind == ItemKind::Mark || item.kind == ItemKind::Scale) hide_alike(gate, shown);
    for (std::size_t key = 0; key < keys_.size(); ++key) hide_few(key, gate, shown);
    hide_what_follows(gate, shown);
    return shown;
  }

  bool hide_groups(const Groups& groups, Shown& shown) const {
    bool any = false;
    for (std::size_t row = 0; row < shown.size(); ++row) {
      if (!shown[row] || !groups[people_.group[row]]) continue;
      shown[row] = false, any = true;
    }
    return any;
  }

  void hide_alike(const OpenDataItem& gate, Shown& shown) const {
    std::map<std::uint32_t, std::map<int, std::size_t>> given;  // class, answer
    std::map<std::uint32_t, std::size_t> people;
    for (std::size_t row = 0; row < shown.size(); ++row) {
      if (!people_.told.open[row]) continue;
      ++people[people_.told.class_of[row]];
      if (gate.is_answered(row)) ++given[people_.told.class_of[row]][gate.code(row)];
    }
    const auto tells_all = [&](std::uint32_t number) {
      return std::ranges::any_of(
          given[number], [&](const auto& answer) { return answer.second + 1 >= people[number]; });
    };
    for (std::size_t row = 0; row < shown.size(); ++row)
      shown[row] = shown[row] && !tells_all(people_.told.class_of[row]);
  }

  void hide_few(std::size_t key, const OpenDataItem& gate, Shown& shown) const {
    const Key& told = people_.told.keys[key];
    std::map<std::uint32_t, std::size_t> answers;
    for (std::size_t row = 0; row < shown.size(); ++row) {
      if (people_.told.open[row] && gate.is_answered(row)) ++answers[told[row]];
    }
    for (std::size_t row = 0; row < shown.size(); ++row) {
      if (told[row] != key_withheld && answers[told[row]] < of_.limits.least) shown[row] = false;
    }
  }

  void hide_what_follows(const OpenDataItem& gate, Shown& shown) const {
    for (;;) {
      while (const auto lacking = gate.lacking(shown)) {
        std::size_t more = lacking->answers;
        for (std::size_t row = 0; row < shown.size() && more > 0; ++row) {
          if (!shown[row] || !gate.is_answered(row) || !lacking->of[people_.group[row]]) continue;
          shown[row] = false, --more;
        }
      }
      const Groups followed = gate.followed(shown);
      if (followed.empty()) return;
      if (!hide_groups(followed, shown)) return shown.assign(shown.size(), false);
    }
  }

  const OpenWave& of_;
  const std::vector<OpenKey>& keys_;
  const std::vector<Key>& levels_;
  const OpenRows& people_;
  std::map<std::size_t, Shown> hidden_;  // by question: open rows of which something is hidden
};

}  // namespace

std::map<std::string, Shown> shown_answers(const OpenWave& of, std::vector<OpenKey>& keys,
                                           const std::vector<Key>& levels, OpenRows& people) {
  for (;;) {
    Choosing choosing(of, keys, levels, people);
    std::map<std::string, Shown> shown = choosing.run();
    bool dropped = false;
    for (std::size_t key = 0; key < keys.size(); ++key) {
      if (!choosing.is_betrayed_by(key)) continue;
      drop(key, keys, people), dropped = true;
    }
    if (!dropped) return shown;
  }
}

}  // namespace peil::disclosure
