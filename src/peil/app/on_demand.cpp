#include "peil/app/on_demand.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "peil/base/contract.h"
#include "peil/study/table_spec_file.h"

namespace peil::app {
namespace {

constexpr const char* key_of_drivers = "drivers";  // no specification says that
constexpr const char* key_of_open = "open answers of ";

OnDemand::Made table_made(TableDesk& desk, const ResultsBook& book, const TableSpec& spec) {
  OnDemand::Made made;
  Result<findings::CrossTable> table = desk.table(book, spec);
  if (table.ok())
    made.table = std::move(table).value();
  else
    made.problems = table.problems();
  return made;
}

OnDemand::Made drivers_made(TableDesk& desk, const ResultsBook& book) {
  OnDemand::Made made;
  Result<findings::DriversFound> drivers = desk.drivers(book);
  if (!drivers.ok()) {
    made.problems = drivers.problems();
    return made;
  }
  made.drivers = std::move(drivers).value();
  made.with_drivers =
      std::make_unique<const report::Material>(book.study, book.waves, &*made.drivers);
  return made;
}

}  // namespace

OnDemand::OnDemand(std::string data, const Outside& outside, Limits limits)
    : data_(data),
      outside_(outside),
      tables_{TableDesk(data, outside, limits.desk)},
      drivers_{TableDesk(data, outside, limits.desk)},
      limits_(limits),
      tables_thread_([this] { run(tables_); }),
      drivers_thread_([this] { run(drivers_); }) {}

OnDemand::~OnDemand() {
  {
    const std::scoped_lock lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
}

OnDemand::Answer OnDemand::table(const Book& book, const std::string& text, const TableSpec& spec) {
  return ask(
      tables_, book, text, [book, spec](TableDesk& desk) { return table_made(desk, *book, spec); },
      limits_.patience);
}

OnDemand::Answer OnDemand::drivers(const Book& book) { return drivers(book, limits_.patience); }

OnDemand::Answer OnDemand::drivers_if_there(const Book& book) { return drivers(book, 0); }

OnDemand::Answer OnDemand::drivers(const Book& book, int patience) {
  return ask(
      drivers_, book, key_of_drivers, [book](TableDesk& desk) { return drivers_made(desk, *book); },
      patience);
}

OnDemand::Answer OnDemand::open_answers(const Book& book, const std::string& wave) {
  const auto results = std::ranges::find(book->waves, wave, &WaveResults::wave);
  expects(results != book->waves.end(), "open_answers: a wave of the book");
  return ask(
      drivers_, book, key_of_open + wave,
      [this, book, &of = *results](TableDesk&) {
        Made made;
        auto counts = open_answer_counts(book->study, *outside_.read_answers(data_), of);
        if (counts.ok())
          made.open = std::move(counts).value();
        else
          made.problems = counts.problems();
        return made;
      },
      limits_.patience);
}

OnDemand::Answer OnDemand::ask(Line& line, const Book& book, const std::string& key,
                               const Work& work, int patience) {
  std::unique_lock lock(mutex_);
  begin(book);
  const auto there = [&] { return book_ != book || kept_.contains(key); };
  if (!there()) {
    const bool asked =
        line.at_work == key ||
        std::ranges::any_of(line.waiting, [&](const Asked& one) { return one.key == key; });
    if (!asked && line.waiting.size() >= limits_.waiting) return nullptr;
    if (!asked) put(line, book, key, work);
    // A wait of no time lets go of the lock too: what was begun just now could be there after it.
    if (patience > 0) wake_.wait_for(lock, std::chrono::milliseconds(patience), there);
  }
  const auto found = kept_.find(key);
  return book_ != book || found == kept_.end() ? nullptr : found->second;
}

// Another book: nothing of the one before is kept, and its ready tables go first.
void OnDemand::begin(const Book& book) {
  if (book_ == book) return;
  book_ = book;
  kept_.clear();
  order_.clear();
  for (Line* line : {&tables_, &drivers_}) {
    line->waiting.clear();
    line->at_work.clear();
  }
  const std::vector<WaveResults> waves = shown_waves(*book);
  if (waves.empty()) return;
  for (const auto& [path, text] : book->specs) {
    auto spec = study::read_table_spec(text, path, book->study, waves.back().wave);
    if (!spec.ok()) continue;  // told where it is asked for
    put(tables_, book, text, [book, spec = std::move(spec).value()](TableDesk& desk) {
      return table_made(desk, *book, spec);
    });
  }
}

void OnDemand::put(Line& line, const Book& book, const std::string& key, const Work& work) {
  line.waiting.push_back({book, key, work});
  wake_.notify_all();
}

OnDemand::Made OnDemand::made_by(const Asked& asked, TableDesk& desk) {
  try {
    return asked.work(desk);
  } catch (const std::exception& e) {
    Made made;
    made.problems = {{"results.outside", "", 0, 0, e.what(), "See the messages of `peil tables`."}};
    return made;
  }
}

void OnDemand::run(Line& line) {
  for (;;) {
    Asked asked;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stop_ || !line.waiting.empty(); });
      if (stop_) return;
      asked = std::move(line.waiting.front());
      line.waiting.pop_front();
      line.at_work = asked.key;
    }
    auto made = std::make_shared<const Made>(made_by(asked, line.desk));
    const std::scoped_lock lock(mutex_);
    line.at_work.clear();
    if (book_ == asked.book && kept_.emplace(asked.key, std::move(made)).second) {
      order_.push_back(asked.key);
      if (order_.size() > limits_.kept) {
        kept_.erase(order_.front());
        order_.pop_front();
      }
    }
    wake_.notify_all();
  }
}

}  // namespace peil::app
