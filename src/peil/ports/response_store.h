#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/model/drawn_cell.h"
#include "peil/model/response.h"
#include "peil/model/sample.h"

namespace peil {

/// What became of a page that was sent.
enum class Kept : std::uint8_t {
  Stored,    ///< on disk now, for the first time
  Replayed,  ///< this very post was on disk before; nothing changed
  Failed,    ///< not known to be on disk; the respondent must be told so and may send it again
};

/// The place that keeps answers. It holds no key to a person. SQLite by default.
///
/// Every function is one transaction: when it returns, the effect survives a power cut and every
/// later call sees it, also one of another process that reads. When it throws OutsideError, nothing
/// happened: because what was asked is refused, and the store is as well as before; because there
/// is no room on the disk, `full` is true, and the same may be tried again; or because the disk
/// failed, and `broken` is true. Functions that read change nothing in either
/// case, and give what was committed when they began. The port tests (store/port_test.cpp,
/// tests/faults) say the same and are passed by every engine.
class ResponseStore {
 public:
  virtual ~ResponseStore() = default;

  /// Adds people of a wave with the record of their draw. Those already there stay as they are, as
  /// does the record; a record of another draw of the same wave is refused (OutsideError).
  virtual void enrol(std::span<const Respondent> respondents,
                     const std::optional<DrawRecord>& record) = 0;
  /// Nothing for somebody who is not enrolled.
  virtual std::optional<Respondent> respondent(const std::string& id) const = 0;
  /// Nothing for a wave that was not drawn.
  virtual std::optional<DrawRecord> draw_record(const std::string& wave) const = 0;

  /// Puts one page on disk, once per (respondent, post, answers), and calls `done` from some other
  /// thread after the sync. Pages that arrive together share one sync (group commit). After a
  /// failed sync every later call fails: the service must stop. Where there is no room, the pages
  /// of that transaction fail, and later ones are tried. A page of somebody who is not enrolled
  /// fails alone. With too many pages waiting `done(Failed)` comes at once, from the caller's own
  /// thread. `done` must not throw.
  virtual void keep(PageEvent event, std::function<void(Kept)> done) = 0;

  /// The events of one respondent, oldest first; none for somebody who is not enrolled. An event
  /// that is not as it was kept is an OutsideError, here and in each_response.
  virtual std::vector<PageEvent> events(const std::string& respondent) const = 0;

  /// Adds many people with one event each (imports, simulations) in one transaction. What is there
  /// already stays; an event of somebody who is not enrolled refuses the whole import.
  virtual void import_wave(std::span<const Respondent> respondents,
                           std::span<const PageEvent> events) = 0;

  /// Adds people with one event each, as `next` gives them, until it returns false: a wave of any
  /// size, of which one person is in memory at a time. All in one transaction; what is there
  /// already stays. What `next` throws undoes all of it and goes to the caller. `next` must not use
  /// the store; it may be called from another thread, while the caller waits.
  virtual void import_each(const std::function<bool(Respondent&, PageEvent&)>& next) = 0;

  /// Calls `see` for every respondent of a wave with at least one event, test interviews left
  /// out, in the order of the ids (which is random). What `see` throws ends the reading and goes to
  /// the caller; the store is as well as before. `see` may read from the store.
  virtual void each_response(
      const std::string& wave,
      const std::function<void(Respondent, std::vector<PageEvent>)>& see) const = 0;
  /// People of a wave per customer group, without test interviews: drawn. By name of the group.
  virtual std::vector<std::pair<std::string, std::size_t>> enrolled(
      const std::string& wave) const = 0;
  /// The same people by everything that is known of those who did not answer as well, each class
  /// once: by group, stratum and design. Somebody's place in a panel is no part of it.
  virtual std::vector<DrawnCell> drawn(const std::string& wave) const = 0;

  /// Waves that have at least one event, test interviews left out, in the order of their names.
  virtual std::vector<std::string> waves() const = 0;

  /// True when everything here was made by `peil simulate`.
  virtual bool fictional() const = 0;
  /// To be called before the first enrolment or import: a store that holds real people refuses it.
  virtual void set_fictional() = 0;

  /// True from the first write or sync that failed in a way that leaves the disk in doubt: from
  /// then on every call of the others fails, until the program is started again. For the page that
  /// tells a watchman how the service is; asks no disk, waits for nobody, may be called from any
  /// thread.
  virtual bool broken() const noexcept = 0;
  /// True from the first write that found no room until one finds it, also one that the store tries
  /// by itself. Reading goes on. Asked like `broken`.
  virtual bool full() const noexcept = 0;
  /// How often something was written since this store was opened: when it is as it was, so is all
  /// that is read. Of what another process writes it knows nothing. Asked like `broken`.
  virtual std::uint64_t commits() const noexcept = 0;
};

}  // namespace peil
