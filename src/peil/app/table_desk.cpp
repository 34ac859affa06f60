#include "peil/app/table_desk.h"

#include <algorithm>
#include <utility>

#include "peil/app/find_drivers.h"

namespace peil::app {
namespace {

constexpr int threads = 1;
constexpr std::size_t bits_of_a_byte = 8;

Problem changed() {
  return {"results.changed",        "", 0, 0, "The answers changed while this was worked out.",
          "Come again in a minute."};
}

// Rows of an item, or of the choices of one.
bool is_about(const std::string& told, const std::string& item) {
  return told == item || told.starts_with(item + "/");
}

}  // namespace

std::vector<WaveResults> shown_waves(const ResultsBook& book) {
  std::vector<WaveResults> shown;
  for (std::size_t i = 0; i < book.waves.size(); ++i) {
    if (book.up_to[i]) shown.push_back(book.waves[i]);
  }
  return shown;
}

// Waves whose answers are still those that were told of.
void TableDesk::follow(const ResultsBook& book) {
  std::erase_if(weighed_, [&](const WeighedWave& one) {
    const auto now = std::ranges::find(book.waves, one.dataset.wave, &WaveResults::wave);
    if (now != book.waves.end() && now->digest == one.digest) return false;
    told_.erase(one.dataset.wave);
    return true;
  });
}

bool TableDesk::is_of(const ResultsBook& book) {
  const std::size_t before = weighed_.size();
  follow(book);
  return weighed_.size() == before;
}

bool TableDesk::is_full(const TableSpec& spec) const {
  if (bytes_ >= limits_.bytes) return true;
  for (const std::string& wave : {spec.wave, spec.before}) {
    const auto told = told_.find(wave);
    if (told == told_.end()) continue;
    for (const auto& [about, known] : told->second) {
      const bool asked = std::ranges::any_of(
          spec.items, [&](const TableItem& row) { return is_about(about, row.item); });
      if (asked && known.size() >= limits_.sets_of_an_item) return true;
    }
  }
  return false;
}

void TableDesk::remember(const std::vector<disclosure::ToldRows>& told) {
  for (const disclosure::ToldRows& of : told) {
    disclosure::RowsByItem& by_item = told_[of.wave];
    for (const auto& [item, rows] : of.by_item) {
      std::vector<disclosure::KnownRows>& known = by_item[item];
      for (const disclosure::KnownRows& one : rows) {
        if (std::ranges::find(known, one) != known.end()) continue;
        bytes_ += one.first.rows() / bits_of_a_byte;
        known.push_back(one);
      }
    }
  }
}

Result<findings::CrossTable> TableDesk::table(const ResultsBook& book, const TableSpec& spec) {
  follow(book);
  if (is_full(spec))
    return Problems{{"table.too-many", spec.file, 0, 0,
                     "So many different tables of this were shown that nobody can check any more "
                     "what follows from one further.",
                     "Take one that was shown before, or ask the research lead."}};
  const auto store = outside_.read_answers(data_);
  StudyAnswers answers{book.study, *store, outside_.program(), book.out};
  answers.told = &told_;
  const std::vector<WaveResults> waves = shown_waves(book);
  Result<TableOf> made = table_of(spec, answers, waves, weighed_, threads);
  if (!is_of(book)) return Problems{changed()};
  if (!made.ok()) return made.problems();
  remember(made.value().told);
  return std::move(made).value().table;
}

Result<findings::DriversFound> TableDesk::drivers(const ResultsBook& book) {
  follow(book);
  const auto store = outside_.read_answers(data_);
  const StudyAnswers answers{book.study, *store, outside_.program(), book.out};
  const std::string& last = book.waves.back().wave;
  if (std::ranges::none_of(weighed_, [&](const auto& w) { return w.dataset.wave == last; })) {
    Result<WeighedWave> read = weighed_wave(book.study, *store, last, outside_.program());
    if (!read.ok()) return read.problems();
    weighed_.push_back(std::move(read).value());
  }
  if (!is_of(book)) return Problems{changed()};
  return drivers_of(answers, last, threads, weighed_);
}

}  // namespace peil::app
