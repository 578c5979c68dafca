package dev.monkeytown.gameserver.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The history of a repository's copy, and commits on top of it that are pushed to where it comes from. One thread at a time;
 * blocks. What goes wrong on the way is an {@link UncheckedIOException}.
 */
final class Commits {

    /** Commits of a file or folder looked back at. What is older is taken for forgotten. */
    static final int MAX_HISTORY = 200;

    private final Repository copy;
    private final URIish address;

    Commits(Repository copy, URIish address) {
        this.copy = copy;
        this.address = address;
    }

    /** How many of the last {@link #MAX_HISTORY} commits that changed a file or folder are such. */
    int count(String head, String path, Predicate<RevCommit> such) {
        try (RevWalk walk = new RevWalk(copy)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
            walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
            int found = 0;
            RevCommit each = walk.next();
            for (int looked = 0; each != null && looked < MAX_HISTORY; looked++) {
                found += such.test(each) ? 1 : 0;
                each = walk.next();
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a commit, whether it was made after the moment. */
    static Predicate<RevCommit> after(Instant moment) {
        return commit -> commit.getCommitTime() > moment.getEpochSecond();
    }

    /**
     * Changes one file on top of the head and pushes that.
     *
     * @return whether it is the newest commit there now; not, if somebody else was faster
     */
    boolean push(String head, String path, byte[] content, PersonIdent author, String message) {
        try (RevWalk walk = new RevWalk(copy);
                Git git = Git.wrap(copy)) {
            RevCommit parent = walk.parseCommit(ObjectId.fromString(head));
            ObjectId commit = make(copy, Optional.of(parent), Map.of(path, content), author, message);
            Iterable<PushResult> results = git.push()
                    .setRemote(address.toPrivateString())
                    .setRefSpecs(new RefSpec(commit.name() + ":" + BehaviorRepository.BRANCH))
                    .setTimeout(BehaviorRepository.PATIENCE_SECONDS)
                    .call();
            boolean pushed = false;
            for (PushResult result : results) {
                for (RemoteRefUpdate update : result.getRemoteUpdates()) {
                    pushed |= update.getStatus() == RemoteRefUpdate.Status.OK;
                }
            }
            return pushed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException | JGitInternalException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    /** A commit with these files and all others of its parent, which no branch holds yet. */
    static ObjectId make(
            Repository repository,
            Optional<RevCommit> parent,
            Map<String, byte[]> files,
            PersonIdent author,
            String message)
            throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter();
                ObjectReader reader = repository.newObjectReader()) {
            DirCache index =
                    parent.isPresent() ? DirCache.read(reader, parent.get().getTree()) : DirCache.newInCore();
            DirCacheEditor editor = index.editor();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.getValue());
                editor.add(new DirCacheEditor.PathEdit(file.getKey()) {
                    @Override
                    public void apply(DirCacheEntry entry) {
                        entry.setFileMode(FileMode.REGULAR_FILE);
                        entry.setObjectId(blob);
                    }
                });
            }
            editor.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            parent.ifPresent(commit::setParentId);
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setEncoding(UTF_8);
            commit.setMessage(message + "Signed-off-by: " + author.getName() + " <" + author.getEmailAddress() + ">\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }
}
