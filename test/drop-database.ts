import type postgres from 'postgres'

/** The server's own housekeeping may be at work in it, and cannot be sent away. */
export async function dropDatabase(admin: postgres.Sql, name: string) {
  for (let tries = 0; ; tries++) {
    const dropped = await admin.unsafe(`drop database ${name} with (force)`).then(
      () => true,
      (error: unknown) => {
        if (tries > 200) throw error
        return false
      },
    )
    if (dropped) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
