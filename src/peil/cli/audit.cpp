#include <ostream>

#include "peil/app/audit.h"
#include "peil/base/counted.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

std::unique_ptr<ConsoleStore> log_of(const Arguments& arguments, const Outside& outside,
                                     Streams streams) {
  const std::string data = arguments.text("--data", arguments.text("STUDY") + "/data");
  auto store = outside.console_store(data, false);
  if (!store) {
    print({{"audit.none", data, 0, 0, "This data folder has no audit log.",
            "It begins with the first `peil user add`."}},
          streams.err);
  }
  return store;
}

int run_audit_verify(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto store = log_of(arguments, outside, streams);
  if (!store) return ProblemsInInput;
  const app::AuditVerified found = app::verify_audit(*store, arguments.text("--head"));
  if (found.broken) {
    print({{"audit.broken", "event " + std::to_string(found.broken->place), 0, 0,
            "The audit log does not hold: " + found.broken->why + ".",
            "Keep the file as it is, and compare it with a backup."}},
          streams.err);
    return ProblemsInInput;
  }
  if (!found.has_head) {
    print({{"audit.head-gone", "--head", 0, 0,
            "No event of the log has this hash: events were cut off, or the log is another one.",
            "Keep the file as it is, and compare it with a backup."}},
          streams.err);
    return ProblemsInInput;
  }
  streams.out << "The audit log holds: "
              << counted(static_cast<std::size_t>(found.events), "event", "events") << ".\n";
  if (!found.head.empty())
    streams.out << "Head: " << found.head
                << "\nNote it elsewhere: with `--head` it shows whether events were cut off.\n";
  return Done;
}

int run_audit_list(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto store = log_of(arguments, outside, streams);
  if (!store) return ProblemsInInput;
  streams.out << app::audit_csv_head();
  app::each_event(*store, [&](const AuditEntry& one) { streams.out << app::audit_csv_row(one); });
  return Done;
}

}  // namespace

const Command audit_list{{"audit list",
                          "Prints who did what in the console, and with its users, as CSV.",
                          {{"STUDY", "the study's folder", true, false},
                           {"--data", "the data folder; STUDY/data when not given", false, false}}},
                         run_audit_list};

const Command audit_verify{
    {"audit verify",
     "Follows the chain of the audit log and says where it is broken.",
     {{"STUDY", "the study's folder", true, false},
      {"--head", "a head that was noted before", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_audit_verify};

}  // namespace peil::cli
