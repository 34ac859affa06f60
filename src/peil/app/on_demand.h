#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "peil/app/kept_results.h"
#include "peil/app/open_answer_counts.h"
#include "peil/app/table_desk.h"

namespace peil::app {

/// What of results is worked out when somebody asks for it, and kept while the book is the same:
/// tables by one thread, drivers and numbers of open answers by another, for which nobody's table
/// has to wait. Ready tables of
/// the study come first, so that what others asked before them holds nothing of theirs. Safe to
/// call from several threads.
class OnDemand {
 public:
  using Book = std::shared_ptr<const ResultsBook>;

  /// What came of it: one of the three, or problems.
  struct Made {
    std::optional<findings::CrossTable> table;
    std::optional<findings::DriversFound> drivers;
    std::optional<std::vector<disclosure::ReleasedOpen>> open;  ///< numbers of open answers
    /// All waves with what drivers say of the last one; comes with them. The book outlives it.
    std::unique_ptr<const report::Material> with_drivers{};
    Problems problems;
  };
  using Answer = std::shared_ptr<const Made>;

  struct Limits {
    std::size_t waiting = 20, kept = 200;
    int patience = 1000;  ///< milliseconds that a caller waits
    TableDesk::Limits desk{};
  };
  /// `outside` outlives this.
  OnDemand(std::string data, const Outside& outside)
      : OnDemand(std::move(data), outside, Limits{}) {}
  OnDemand(std::string data, const Outside& outside, Limits limits);
  OnDemand(const OnDemand&) = delete;
  OnDemand& operator=(const OnDemand&) = delete;
  ~OnDemand();

  /// nullptr: it is being worked out, or too much is. `spec` was read from `text`.
  Answer table(const Book& book, const std::string& text, const TableSpec& spec);
  Answer drivers(const Book& book);
  /// The same for a page that has enough to show without them: nobody waits.
  Answer drivers_if_there(const Book& book);
  /// How many people answered the open questions of a wave. Contract: the book has it.
  Answer open_answers(const Book& book, const std::string& wave);

 private:
  using Work = std::function<Made(TableDesk&)>;
  struct Asked {
    Book book;
    std::string key;
    Work work;
  };

  /// What one thread does, one after the other.
  struct Line {
    TableDesk desk;  // of the thread alone
    std::deque<Asked> waiting{};
    std::string at_work{};
  };

  Answer ask(Line& line, const Book& book, const std::string& key, const Work& work, int patience);
  Answer drivers(const Book& book, int patience);
  void begin(const Book& book);
  void put(Line& line, const Book& book, const std::string& key, const Work& work);
  void run(Line& line);
  static Made made_by(const Asked& asked, TableDesk& desk);

  std::string data_;
  const Outside& outside_;
  Line tables_, drivers_;
  Limits limits_;
  std::mutex mutex_;
  std::condition_variable wake_;
  Book book_;  // of what is kept
  std::map<std::string, Answer> kept_;
  std::deque<std::string> order_;  // of kept_, the oldest first
  bool stop_ = false;
  std::jthread tables_thread_, drivers_thread_;  // go before what they use
};

}  // namespace peil::app
