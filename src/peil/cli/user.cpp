#include <ostream>

#include "peil/access/one_time_code.h"
#include "peil/app/read_study.h"
#include "peil/app/users.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

std::string data_folder_of(const Arguments& arguments) {
  return arguments.text("--data", arguments.text("STUDY") + "/data");
}

int told(const Problems& problems, const std::string& done, Streams streams) {
  if (!problems.empty()) return print(problems, streams.err), ProblemsInInput;
  streams.out << done;
  return Done;
}

int no_users(const std::string& data, Streams streams) {
  print({{"user.none", data, 0, 0, "This data folder has no users yet.",
          "Add one by `peil user add`."}},
        streams.err);
  return ProblemsInInput;
}

// The role that was asked for; says which there are otherwise.
std::optional<Role> role_asked(const Arguments& arguments, Streams streams) {
  const auto role = role_named(arguments.text("--role"));
  if (role) return role;
  streams.err << "peil user: there is no role '" << arguments.text("--role") << "'. There are:";
  for (const auto& [one, name] : user_roles) streams.err << ' ' << name;
  streams.err << '\n';
  return {};
}

std::optional<std::string> password_typed(const Outside& outside, Streams streams) {
  auto typed = outside.ask_secret("Password");
  if (!typed) streams.err << "peil user: no password was given; it is read from standard input.\n";
  return typed;
}

int run_add(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto role = role_asked(arguments, streams);
  if (!role) return WrongUse;
  const std::string name = arguments.text("NAME");
  // A folder that is misspelt gets no users.
  const Result<Study> study = app::read_study(outside.files, arguments.text("STUDY"));
  if (!study.ok()) return print(study.problems(), streams.err), ProblemsInInput;
  if (Problems wrong = app::name_problems(name); !wrong.empty()) return told(wrong, "", streams);
  const auto password = password_typed(outside, streams);
  if (!password) return WrongUse;
  const auto store = outside.console_store(data_folder_of(arguments), true);
  const app::UserDesk desk{*store, *outside.passwords, outside.secrets, outside.clock};
  return told(app::add_user(desk, name, *role, *password),
              "Added: " + name + ", " + std::string(role_name(*role)) +
                  ". One-time codes: `peil user totp`.\n",
              streams);
}

/// Does something to a user that there is.
template <class Deed>
int with_user(const Arguments& arguments, Outside& outside, Streams streams, const Deed& deed) {
  const auto store = outside.console_store(data_folder_of(arguments), false);
  if (!store) return no_users(data_folder_of(arguments), streams);
  return deed(app::UserDesk{*store, *outside.passwords, outside.secrets, outside.clock},
              arguments.text("NAME"));
}

int run_password(const Arguments& arguments, Outside& outside, Streams streams) {
  return with_user(arguments, outside, streams,
                   [&](const app::UserDesk& desk, const std::string& name) -> int {
                     const auto password = password_typed(outside, streams);
                     if (!password) return WrongUse;
                     return told(app::change_password(desk, name, *password),
                                 "Changed: the password of " + name + ".\n", streams);
                   });
}

int run_role(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto role = role_asked(arguments, streams);
  if (!role) return WrongUse;
  return with_user(
      arguments, outside, streams, [&](const app::UserDesk& desk, const std::string& name) {
        return told(app::change_role(desk, name, *role),
                    "Changed: " + name + " is " + std::string(role_name(*role)) + ".\n", streams);
      });
}

int run_remove(const Arguments& arguments, Outside& outside, Streams streams) {
  return with_user(arguments, outside, streams,
                   [&](const app::UserDesk& desk, const std::string& name) {
                     return told(app::remove_user(desk, name), "Removed: " + name + ".\n", streams);
                   });
}

int run_totp(const Arguments& arguments, Outside& outside, Streams streams) {
  const Result<Study> study = app::read_study(outside.files, arguments.text("STUDY"));
  if (!study.ok()) return print(study.problems(), streams.err), ProblemsInInput;
  return with_user(
      arguments, outside, streams, [&](const app::UserDesk& desk, const std::string& name) -> int {
        if (arguments.has("--off"))
          return told(app::drop_totp(desk, name), name + " logs in without one-time codes.\n",
                      streams);
        const Result<std::string> secret = app::renew_totp(desk, name);
        if (!secret.ok()) return told(secret.problems(), "", streams);
        streams.out << "Shown this once; put it in an authenticator of " << name << ".\n"
                    << access::otpauth_uri("peil " + study.value().name, name, secret.value())
                    << "\nSecret: " << access::base32(secret.value()) << '\n';
        return Done;
      });
}

int run_list(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto store = outside.console_store(data_folder_of(arguments), false);
  if (!store) return no_users(data_folder_of(arguments), streams);
  for (const User& user : store->users()) {
    streams.out << user.name << "  " << role_name(user.role)
                << (user.totp.empty() ? "  no one-time codes" : "  one-time codes") << '\n';
  }
  return Done;
}

const Argument the_study{"STUDY", "the study's folder", true, false};
const Argument the_name{"NAME", "the user: small letters, digits and . - _ @", true, false};
const Argument the_role{"--role", "reader, officer, agency or lead", true, false};
const Argument the_data{"--data", "the data folder; STUDY/data when not given", false, false};

}  // namespace

const Command user_add{
    {"user add",
     "Adds somebody who may log in to the console; reads the password from standard input.",
     {the_study, the_name, the_role, the_data}},
    run_add};
const Command user_list{
    {"user list", "Lists who may log in to the console.", {the_study, the_data}}, run_list};
const Command user_password{{"user password",
                             "Gives a user another password, read from standard input.",
                             {the_study, the_name, the_data}},
                            run_password};
const Command user_role{
    {"user role", "Gives a user another role.", {the_study, the_name, the_role, the_data}},
    run_role};
const Command user_remove{{"user remove", "Removes a user.", {the_study, the_name, the_data}},
                          run_remove};
const Command user_totp{
    {"user totp",
     "Gives a user a secret for one-time codes, and shows it once.",
     {the_study, the_name, {"--off", "none from now on", false, true}, the_data}},
    run_totp};

}  // namespace peil::cli
