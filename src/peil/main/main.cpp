#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

#include "peil/cli/commands.h"
#include "peil/files/chromium.h"
#include "peil/files/column_memory.h"
#include "peil/files/disk.h"
#include "peil/files/letter_texts.h"
#include "peil/files/published_texts.h"
#include "peil/files/secret_prompt.h"
#include "peil/files/spss_file.h"
#include "peil/files/system_clock.h"
#include "peil/files/system_secrets.h"
#include "peil/mail/smtp_sender.h"
#include "peil/main/serve.h"
#include "peil/render/document_files.h"
#include "peil/render/post_html.h"
#include "peil/render/workbook_writer.h"
#include "peil/store/backup.h"
#include "peil/store/console_store.h"
#include "peil/store/contact_store.h"
#include "peil/store/open.h"
#include "peil/store/passwords.h"
#include "peil/store/release_log.h"
#include "peil/store/secrets.h"
#include "peil/store/sending_lock.h"

namespace peil {
extern const char* const version;
extern const char* const commit;
}  // namespace peil

int main(int argc, char** argv) {
  using namespace peil;
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (!words.empty() && words.front() == "analyse") files::keep_memory_for_columns();
  files::Disk disk;
  files::SystemClock clock;
  files::SystemSecrets secrets;
  const render::DocumentFiles documents;
  const render::XlsxWriter workbooks;
  const files::SpssFile spss;
  const store::Argon2Passwords passwords;
  const files::LetterTexts letters;
  const files::Chromium printer;
  const files::PublishedTexts published;
  const render::PostHtml post;
  Outside outside{disk,
                  clock,
                  secrets,
                  store::open,
                  version,
                  commit,
                  &documents,
                  &spss,
                  store::read_answers,
                  store::people_keys,
                  store::back_up,
                  store::release_log,
                  &workbooks,
                  store::console_store,
                  &passwords,
                  files::ask_secret,
                  &letters,
                  &printer,
                  &published,
                  store::read_stores,
                  store::contact_store,
                  store::sending_lock,
                  mail::smtp_sender,
                  &post};

  const std::vector<cli::Command> commands{
      cli::new_study,    cli::check,          cli::translate,     cli::plan_lock,
      cli::plan_amend,   cli::plan_show,      cli::plan_size,     cli::sample_draw,
      cli::data_init,    cli::data_backup,    cli::sample_verify, cli::sample_load,
      cli::serve,        cli::import_answers, cli::tables,        cli::findings,
      cli::claims,       cli::drivers,        cli::response,      cli::simulate,
      cli::analyse,      cli::report,         cli::release,       cli::user_add,
      cli::user_list,    cli::user_password,  cli::user_role,     cli::user_remove,
      cli::user_totp,    cli::audit_list,     cli::audit_verify,  cli::verify,
      cli::deposit,      cli::letter,         cli::units,         cli::field,
      cli::field_record, cli::invite};
  return cli::run(commands, words, outside, {std::cout, std::cerr, ::isatty(STDOUT_FILENO) != 0});
}
