package exchange.risk

import scala.concurrent.{ExecutionContext, Future}

final class Liquidator(book: Book, desk: Desk, alerts: Alerts)(implicit ec: ExecutionContext) {

  def sweep(accounts: Seq[Account]): Future[Seq[Outcome]] =
    Future.traverse(accounts)(judge)

  private def judge(account: Account): Future[Outcome] = {
    val fraction = account.marginFraction(book)
    val floor = account.maintenance(book)
    val isDue = fraction < floor
    if (isDue) {
      desk.liquidate(account)
    } else {
      Future.successful(Outcome.Healthy)
    }
  }
}
